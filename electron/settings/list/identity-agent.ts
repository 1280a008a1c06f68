import { optionalSetting, setting } from '../setting.ts';
import { choice, flag, milliseconds, number, path, text } from '../values.ts';

/** When the agent's ticket is destroyed: it logs the user out of every application. `never` for persistence modes. */
export const endTicketChoices = ['removal-and-sign-out', 'sign-out', 'never'] as const;
export type EndTicketOn = (typeof endTicketChoices)[number];

/** The Identity Agent and its ticket library. */
export const identityAgent = {
  /** Absolute path of the ticket library; without it the known folders are searched (spine-cis1 4.1). */
  library: optionalSetting(path, {
    example: String.raw`C:\Program Files (x86)\HSCIC\Identity Agent\TicketApiDll.dll`,
    setBy: 'computer',
    live: false,
  }),
  endTicketOn: setting(choice(endTicketChoices), 'removal-and-sign-out', { setBy: 'organisation', live: true }),
  /** How long a call that never prompts may take. */
  silentTimeout: setting(milliseconds(1_000, 60_000), 10_000, { setBy: 'organisation', live: false }),
  /** How long the person may take in the agent's windows; never under five minutes (spine-cis1 17, no. 7). */
  passcodeTimeout: setting(milliseconds(300_000, 3_600_000), 900_000, { setBy: 'organisation', live: false }),
  /** Accept a ticket although no card is in a local reader (virtual smartcards; spine-cis1 13). */
  withoutCard: setting(flag, false, { setBy: 'organisation', live: true }),
  /** The last day on which this way to sign in works; announced dates have slipped before (spine-cis1 11.3). */
  endsOn: setting(
    text(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be a day as 2027-02-28'),
    '2027-02-28',
    {
      setBy: 'computer',
      live: false,
    },
  ),
  /** How long before that day the self-test warns (spine-cis1 17, no. 40). */
  warnBeforeEnd: setting(number(0, 3_650, 'days'), 120, { setBy: 'computer', live: false }),
};
