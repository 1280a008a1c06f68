import * as v from 'valibot';

/**
 * The settings of Lanyard: one schema, from which defaults, checks and documentation come. Objects are strict: an
 * unknown key is refused by name. Times are milliseconds.
 */

const milliseconds = (low: number, high: number) =>
  v.pipe(
    v.number('must be a number of milliseconds'),
    v.integer('must be a whole number of milliseconds'),
    v.minValue(low, `must be at least ${String(low)}`),
    v.maxValue(high, `must be at most ${String(high)}`),
  );

const httpsUrl = v.pipe(
  v.string('must be a text'),
  v.check((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'must be an https address'),
  v.check(
    (text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).hash === '',
    'must hold no user name and no #',
  ),
);

/** An object with just these keys; an array is not one. */
const group = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.custom<Record<string, unknown>>((value) => !Array.isArray(value), 'must be an object'),
    v.strictObject(entries, 'must be an object'),
  );

const path = v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'));

/** The national environment this workstation works in. Shown on every screen. */
export const environments = ['live', 'integration', 'development', 'deployment', 'training', 'simulator'] as const;
export type Environment = (typeof environments)[number];

/** When the agent's ticket is destroyed: it logs the user out of every application. `never` for persistence modes. */
export const endTicketChoices = ['removal-and-sign-out', 'sign-out', 'never'] as const;
export type EndTicketOn = (typeof endTicketChoices)[number];

export const settingsSchema = group({
  environment: v.optional(v.picklist(environments, `must be one of ${environments.join(', ')}`), 'live'),
  identityAgent: v.optional(
    group({
      /** Absolute path of the ticket library; without it the known folders are searched (spine-cis1 4.1). */
      library: v.optional(path),
      endTicketOn: v.optional(
        v.picklist(endTicketChoices, `must be one of ${endTicketChoices.join(', ')}`),
        'removal-and-sign-out',
      ),
      /** How long a call that never prompts may take. */
      silentTimeout: v.optional(milliseconds(1_000, 60_000), 10_000),
      /** How long the person may take in the agent's windows; never under five minutes (spine-cis1 17, no. 7). */
      passcodeTimeout: v.optional(milliseconds(300_000, 3_600_000), 900_000),
      /** Accept a ticket although no card is in a local reader (virtual smartcards; spine-cis1 13). */
      withoutCard: v.optional(v.boolean('must be true or false'), false),
    }),
    {},
  ),
  spine: v.optional(
    group({
      /** Without it the address of the environment is used (spine-cis1 10). */
      roleAssertionUrl: v.optional(httpsUrl),
      /** PEM file; when set, only its certificates are trusted, and for the role assertion host alone. */
      caFile: v.optional(path),
      connectTimeout: v.optional(milliseconds(500, 60_000), 10_000),
      totalTimeout: v.optional(milliseconds(1_000, 120_000), 20_000),
      /** How far the assertion's validity may be off the server's clock (spine-cis1 7.3). */
      clockTolerance: v.optional(milliseconds(0, 900_000), 300_000),
      /** Refuse a training-mode assertion (ssbMode 1). */
      liveOnly: v.optional(v.boolean('must be true or false'), false),
    }),
    {},
  ),
  session: v.optional(
    group({
      /** Without input for so long a session ends; at most 15 minutes (cis2 12.2). */
      idleLimit: v.optional(milliseconds(60_000, 900_000), 900_000),
      /** So long before that the person is warned. */
      idleWarning: v.optional(milliseconds(10_000, 300_000), 60_000),
      /** So long after sign-in a session ends whatever happens; at most 12 hours (cis2 12.2). */
      timeLimit: v.optional(milliseconds(300_000, 43_200_000), 43_200_000),
      endOnLock: v.optional(v.boolean('must be true or false'), true),
      /** How often the agent is asked whether its ticket is still the same (spine-cis1 17, no. 31). */
      ticketWatch: v.optional(milliseconds(5_000, 60_000), 5_000),
      /** How long a contactless card may lose contact; a card with contacts may not. */
      contactlessGrace: v.optional(milliseconds(0, 2_000), 700),
      contactGrace: v.optional(milliseconds(0, 2_000), 0),
    }),
    {},
  ),
  cards: v.optional(
    group({
      /** Development only: take readers and cards from the simulator at this local socket or pipe instead of PC/SC. */
      simulatorSocket: v.optional(path),
    }),
    {},
  ),
});

/** Settings with every default filled in. */
export type Settings = v.InferOutput<typeof settingsSchema>;
