import type { View, ViewError } from '../electron/ipc/contract.ts';
import type { Readiness, ScreenOf } from './view-types.ts';

/** Every word the window says. Functions where something is filled in; nothing is put together elsewhere. */

type Step = ScreenOf<'signing-in'>['step'];
type EndReason = ScreenOf<'ended'>['reason'];
type Helper = ViewError['who'][number];

const helpers: Record<Helper, string> = {
  user: 'you',
  ra: 'your Registration Authority',
  it: 'your IT support',
  service: 'the national service desk',
  lanyard: 'the makers of Lanyard',
};

const steps: Record<Step, { number: number; heading: string; text: string }> = {
  checking: {
    number: 1,
    heading: 'Checking your smartcard',
    text: 'Lanyard asks the Identity Agent whether you are signed in already. Leave your card in the reader.',
  },
  passcode: {
    number: 2,
    heading: 'Type your passcode in the Identity Agent window',
    text: 'If you cannot see it, it may be behind this window.',
  },
  assertion: {
    number: 3,
    heading: 'Getting your role from the national service',
    text: 'This usually takes a few seconds. Leave your card in the reader.',
  },
};

const endHeadings: Record<EndReason, (time: string) => string> = {
  'card-removed': (time) => `Your card was taken out at ${time}`,
  'reader-removed': (time) => `The card reader was unplugged at ${time}`,
  'card-service-stopped': (time) => `The smartcard service stopped at ${time}`,
  'signed-out': (time) => `You signed out at ${time}`,
  idle: (time) => `Nothing was touched, so you were signed out at ${time}`,
  'time-limit': (time) => `The session had reached its longest time at ${time}`,
  locked: (time) => `The screen was locked at ${time}`,
  asleep: (time) => `The computer went to sleep at ${time}`,
  disconnected: (time) => `The remote session was disconnected at ${time}`,
  'agent-signed-out': (time) => `The Identity Agent signed you out at ${time}`,
  'agent-stopped': (time) => `The Identity Agent stopped answering at ${time}`,
  'ticket-changed': (time) => `Somebody signed in anew in the Identity Agent at ${time}`,
  'policy-changed': (time) => `Your organisation changed the settings at ${time}`,
  quit: (time) => `Lanyard was closed at ${time}`,
};

const readiness: Record<Readiness, { status: string; heading: string }> = {
  starting: { status: 'Starting', heading: 'Looking for card readers' },
  unknown: { status: 'Cannot see the card reader', heading: 'Cannot tell whether a card is in the reader' },
  'no-reader': { status: 'No card reader found', heading: 'Plug in a smartcard reader' },
  empty: { status: 'Waiting for your smartcard', heading: 'Put your smartcard in the reader' },
  'card-in': { status: 'Not signed in', heading: 'Your smartcard is in the reader' },
};

export const words = {
  product: 'Lanyard',
  ribbon: { live: 'LIVE', training: 'TRAINING', test: 'TEST', simulator: 'SIMULATOR' } satisfies Record<
    View['ribbon'],
    string
  >,
  ribbonLabel: (ribbon: string) => `Environment: ${ribbon}`,

  readiness,
  readyReaders: (names: readonly string[]) =>
    names.length === 1 ? ['Chip end first. Reader: ', names[0] ?? '', ' is ready.'] : null,
  severalReaders: 'Chip end first. These readers are ready:',
  starting: 'One moment.',
  serviceUnknown: 'The smartcard service of this computer does not answer. Lanyard goes on trying by itself.',
  serviceUnknownRemedy: 'If this stays, restart the computer or call your IT support.',
  noReader: 'No reader was found. Lanyard sees it as soon as it is plugged in.',
  noReaderRemedy: 'If it is plugged in, try another socket. In a remote session, ask your IT support.',
  cardIn: 'Choose “Sign in” to go on, or take your card out.',
  withoutCard: 'You can also sign in without a card in a reader of this computer.',

  steps,
  stepOf: (step: Step) => `Step ${String(steps[step].number)} of 3`,
  signingIn: 'Signing in',
  signingInStatus: (step: Step) => `${steps[step].heading}.`,

  signedIn: 'Signed in',
  since: (time: string) => `since ${time}`,
  organisation: (name: string, code: string) => (name === '' ? code : `${name} · ${code}`),
  noName: (id: string) => `User ${id}`,
  roleCode: 'Role code',
  userId: 'User ID',
  cardReader: 'Card reader',
  takeCardOut: 'Taking your card out ends the session.',
  signOutQuestion: 'Sign out everywhere?',
  signOutWarning: 'Signing out ends your smartcard session in every application on this computer.',

  endsBy: 'Ends by',
  warning: 'Still there?',
  warningHeading: (seconds: number) =>
    seconds === 1 ? 'You will be signed out in 1 second' : `You will be signed out in ${String(seconds)} seconds`,
  warningText: 'Nothing has been touched for a while.',
  covered: 'One moment',
  coveredHeading: 'Your card has lost contact',
  coveredText: 'Put it back on the reader. If it does not come back at once, you are signed out.',

  ended: 'Session ended',
  endHeading: (reason: EndReason, time: string) => endHeadings[reason](time),
  nothingLeft: 'Everything is signed out and nothing of your session is left on this computer.',
  agentKept:
    'Lanyard has signed you out and kept nothing of your session. Other applications may still be signed in with the Identity Agent.',
  nextCard: 'To sign in again, put a smartcard in the reader.',
  nextSignIn: 'To sign in again, choose “Sign in”.',
  nextReader: 'To sign in again, plug the reader in and put your smartcard in.',
  nextService: 'Lanyard goes on as soon as the service is back. If it stays away, restart the computer.',

  problem: 'Could not sign in',
  cancelled: 'Not signed in',
  notSetUp: 'Lanyard is not set up correctly',
  code: 'Code',
  whoCanHelp: 'Who can help',
  helpers: (who: readonly Helper[]) => who.map((helper) => helpers[helper]).join(', then '),
  supportText: ({ code, message, remedy }: ViewError, time: string, environment: View['ribbon']) =>
    `${words.product} (${words.ribbon[environment]}) ${code} at ${time}\n${message}\n${remedy}`,
  copied: 'Copied',

  unavailable: 'Lanyard could not show this window',
  unavailableText:
    'Close Lanyard and start it again. If it happens again, call your IT support with the code LAN-9001.',

  buttons: {
    signIn: 'Sign in',
    cancel: 'Cancel',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    staySignedIn: 'Stay signed in',
    signOutNow: 'Sign out now',
    tryAgain: 'Try again',
    copyForSupport: 'Copy for support',
  },

  footer: {
    starting: 'Looking for card readers',
    unknown: 'Card readers: cannot tell',
    'no-reader': 'No card reader',
    empty: (names: readonly string[]) =>
      names.length === 1 ? `${names[0] ?? ''}: no card` : `${String(names.length)} readers: no card`,
    'card-in': (names: readonly string[]) =>
      names.length === 1 ? `${names[0] ?? ''}: card in` : `Cards in ${String(names.length)} readers`,
    simulatedCards: 'Cards come from the simulator',
  },
} as const;

/** Splits a message: its first sentence is the heading (without full stop), the rest stays text. */
export function headline(message: string): { readonly heading: string; readonly rest: string } {
  const end = /[.!?](?=\s+\p{Lu})/u.exec(message)?.index ?? message.length - 1;
  return { heading: message.slice(0, end + 1).replace(/\.$/, ''), rest: message.slice(end + 1).trim() };
}
