import type { View, ViewError } from '../electron/ipc/contract.ts';
import type { Say } from './messages/messages.ts';
import { roleName } from './role-search.ts';
import { timeOfDay } from './time.ts';
import type { Role } from './view-types.ts';

/** Sentences made of several messages or of data; the messages themselves are in `messages/`. */

/** Who can help, in the order to ask: “you, then your Registration Authority”. */
export function helpersInOrder(say: Say, who: ViewError['who']): string {
  const [first = '', ...others] = who.map((helper) => say(`helpers.${helper}`));
  return others.reduce((sentence, next) => say('helpers.then', { first: sentence, next }), first);
}

/** An organisation as name and code, or what there is of them. */
export function organisationName(say: Say, { name, code }: { readonly name: string; readonly code: string }): string {
  if (name !== '' && code !== '') return say('signedIn.organisation', { name, code });
  return name || code || say('roles.noOrganisation');
}

/** A role by its name, or else its code; never nothing. */
export function roleInWords(say: Say, role: Role): string {
  return roleName(role) || say('roles.noName');
}

/** What the support desk is sent: which Lanyard, which code, when, and what was on screen. */
export function supportText(say: Say, { code, message, remedy }: ViewError, view: Pick<View, 'at' | 'ribbon'>): string {
  const ribbon = say(`ribbon.${view.ribbon}`);
  const first = say('problem.supportText', { product: say('product'), ribbon, code, time: timeOfDay(view.at) });
  return `${first}\n${message}\n${remedy}`;
}

/** Splits a message: its first sentence is the heading (without full stop), the rest stays text. */
export function headline(message: string): { readonly heading: string; readonly rest: string } {
  const end = /[.!?](?=\s+\p{Lu})/u.exec(message)?.index ?? message.length - 1;
  return { heading: message.slice(0, end + 1).replace(/\.$/, ''), rest: message.slice(end + 1).trim() };
}
