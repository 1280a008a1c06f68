import type { SimulatedPerson, SimulatedProfile } from '../people.ts';
import { acrMet, authenticators, type Authenticator } from './authenticators.ts';

/** The pages of the simulated CIS2: plain HTML that works without script, with labels for people and Playwright. */

const style = `body{font:19px/1.4 Arial,sans-serif;max-width:40em;margin:2em auto;padding:0 1em;color:#212b32}
h1{font-size:1.6em}fieldset{border:0;padding:0;margin:0 0 1.5em}legend{font-weight:bold}label{display:block;margin:.4em 0}
select,input[type=search]{font:inherit;padding:.3em}button{font:inherit;padding:.5em 1em;margin-right:.5em}
[role=alert]{border-left:5px solid #d5281b;padding-left:.7em}`;

export function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} - simulated CIS2</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
${content}
</main></body></html>
`;
}

const buttons = `<button type="submit" name="action" value="continue">Continue</button>
<button type="submit" name="action" value="cancel">Cancel</button>`;

/** Who, and with what. Authenticators that do not meet the class asked for cannot be chosen. */
export function signInPage(people: readonly SimulatedPerson[], acr: unknown, complaint?: string): string {
  const options = people.map(({ uid, name }) => `<option value="${uid}">${escaped(name)}</option>`);
  const offered: readonly Authenticator[] = authenticators;
  const choices = offered
    .filter((authenticator) => authenticator.testRealmsOnly !== true || acrMet(acr, authenticator) !== null)
    .map(({ key, name, level, ...rest }) => {
      const usable = acrMet(acr, { key, name, level, ...rest }) !== null;
      const input = `<input type="radio" name="authenticator" value="${key}"${usable ? '' : ' disabled'}>`;
      return `<label>${input} ${escaped(name)} (level ${String(level)})</label>`;
    });
  return page(
    'Sign in with Care Identity',
    `${alert(complaint)}<form method="post">
<fieldset><label for="person">Person</label><select id="person" name="person">${options.join('')}</select></fieldset>
<fieldset><legend>Authenticator</legend>${choices.join('\n')}</fieldset>
${buttons}</form>`,
  );
}

/** Which role; with a search field from six roles on (cis2 11.2). */
export function rolePage(profiles: readonly SimulatedProfile[], search: string, complaint?: string): string {
  const found = profiles.filter((profile) => roleLabel(profile).toLowerCase().includes(search.toLowerCase()));
  const field = `<form method="get" role="search"><label for="search">Search roles</label>
<input id="search" type="search" name="search" value="${escaped(search)}"> <button type="submit">Search</button></form>`;
  const choices = found.map(
    (profile) =>
      `<label><input type="radio" name="role" value="${profile.profileId}"> ${escaped(roleLabel(profile))}</label>`,
  );
  return page(
    'Choose your role',
    `${alert(complaint)}${profiles.length > 5 ? field : ''}<form method="post">
<fieldset><legend>Role</legend>${choices.join('\n')}</fieldset>
${buttons}</form>`,
  );
}

/** As the page names a role: `Nurse Access Role, MEADOW LANE SURGERY (ZZ901)`. */
export function roleLabel({ jobRole, organisation }: SimulatedProfile): string {
  const last = /"([^"]*)"$/.exec(jobRole)?.[1] ?? jobRole;
  return `${last}, ${organisation.name} (${organisation.code})`;
}

function alert(complaint: string | undefined): string {
  return complaint === undefined ? '' : `<p role="alert">${escaped(complaint)}</p>\n`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
