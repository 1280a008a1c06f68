import * as v from 'valibot';
import { launchIcons } from '../settings/list/launch-icons.ts';
import { error, text, time } from './contract-parts.ts';

/**
 * The pages beside the session (cards, check, applications, settings, what is stored): what each shows, and what the
 * person can ask for there. As with the view, the main process has the truth and the window mirrors it: opening a page
 * answers with its first view, and until it is closed every change is pushed. Nothing here can carry a secret.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const code = v.pipe(v.string(), v.regex(/^LAN-\d{4}$/));

export const pageNames = ['cards', 'check', 'launch', 'settings', 'stored'] as const;
export type PageName = (typeof pageNames)[number];

const slot = v.picklist(['9A', '9C', '9E']);

const certificate = v.strictObject({
  slot,
  /** SDS user id; `null` = the certificate does not say. */
  holder: v.nullable(text),
  issuer: text,
  validFrom: time,
  validTo: time,
});

/** How the card itself, or its certificate, stands, or why that cannot be told. */
const look = v.strictObject({
  of: v.picklist(['card', 'certificate']),
  /** Which certificate. */
  slot: v.nullable(slot),
  standing: v.picklist(['expired', 'not-yet', 'red', 'unreadable', 'amber', 'refused', 'locked', 'absent', 'good']),
  /** Negative once it has expired; `null` = cannot be told. */
  daysLeft: v.nullable(v.pipe(v.number(), v.integer())),
  /** Its end; its beginning when `not-yet`. */
  date: v.nullable(v.union([day, time])),
});

/** As the card gave it, for IT. */
const cardObject = v.strictObject({
  name: text,
  status: v.picklist(['present', 'absent', 'locked', 'refused', 'unreadable']),
  /** Upper-case hex. */
  hex: v.pipe(v.string(), v.maxLength(70_000)),
});

const reading = v.variant('state', [
  v.strictObject({ state: v.literal('not-read') }),
  v.strictObject({ state: v.literal('reading') }),
  /** No PIV application, so there is nothing that can be read without the passcode. */
  v.strictObject({ state: v.literal('not-piv') }),
  v.strictObject({ state: v.literal('failed'), problem: error }),
  v.strictObject({
    state: v.literal('read'),
    /** What must be seen first, worst first. */
    glance: v.pipe(v.array(look), v.minLength(1)),
    certificates: v.array(certificate),
    /** The last day on which the card is valid. */
    chuidExpiry: v.nullable(day),
    objects: v.array(cardObject),
  }),
]);

const cardsPage = v.strictObject({
  page: v.literal('cards'),
  service: v.picklist(['starting', 'running', 'unknown']),
  readers: v.array(
    v.strictObject({
      reader: text,
      card: v.nullable(
        v.strictObject({
          /** Upper-case hex, bytes apart: `3B F9 18`. */
          atr: text,
          /** As far as the answer to reset lets one say (spine-cis1 12.2). */
          series: v.picklist(['4-to-6', '5-or-6', '8', '9-or-10', 'unknown']),
          /** The day since which cards of this series are no longer accepted. */
          refusedSince: v.nullable(day),
          /** Whose session it holds; `name` may be empty. */
          session: v.nullable(v.strictObject({ name: text })),
          reading,
        }),
      ),
    }),
  ),
});
export type CardsPage = v.InferOutput<typeof cardsPage>;

const checkResult = v.strictObject({
  id: text,
  title: text,
  outcome: v.picklist(['ok', 'attention', 'failed', 'could-not-tell']),
  /** What was found. */
  sentence: text,
  /** What to do about it; `null` when nothing is to be done. */
  cure: v.nullable(text),
  code: v.nullable(code),
  milliseconds: count,
});

const supportFile = v.variant('state', [
  v.strictObject({ state: v.literal('none') }),
  v.strictObject({ state: v.literal('preparing') }),
  /** Shown before it is saved: every part, as it will be written; long ones are cut. */
  v.strictObject({
    state: v.literal('ready'),
    /** `length`: of the whole part, in characters. */
    parts: v.array(
      v.strictObject({ name: text, bytes: count, length: count, beginning: v.pipe(v.string(), v.maxLength(100_000)) }),
    ),
  }),
  v.strictObject({ state: v.literal('saved'), place: text }),
  v.strictObject({ state: v.literal('failed'), problem: error }),
]);

const checkPage = v.strictObject({
  page: v.literal('check'),
  state: v.picklist(['not-started', 'running', 'done', 'stopped']),
  /** How many checks there are in all. */
  total: count,
  /** The title of the check under way. */
  now: v.nullable(text),
  results: v.array(checkResult),
  supportFile,
});
export type CheckPage = v.InferOutput<typeof checkPage>;
export type CheckResult = v.InferOutput<typeof checkResult>;

const launchPage = v.strictObject({
  page: v.literal('launch'),
  /** Why the last one that was wanted was not opened. */
  problem: v.nullable(error),
  applications: v.array(
    v.strictObject({
      /** Names the entry in an intent; the address itself stays in the main process. */
      id: text,
      name: text,
      host: text,
      icon: v.picklist(launchIcons),
      /** What keeps it from being opened now. */
      missing: v.nullable(v.picklist(['sign-in', 'level', 'role'])),
      /** The level of assurance it needs. */
      level: v.nullable(v.picklist([1, 2, 3])),
    }),
  ),
});
export type LaunchPage = v.InferOutput<typeof launchPage>;
export type LaunchIcon = LaunchPage['applications'][number]['icon'];

const settingsPage = v.strictObject({
  page: v.literal('settings'),
  /** Only those a person may choose, and of them also those that the organisation has locked. */
  settings: v.array(
    v.strictObject({
      /** As in the settings file: `window.language`. */
      key: text,
      /** In the language of the window. */
      title: text,
      purpose: text,
      form: v.variant('is', [
        v.strictObject({ is: v.literal('flag') }),
        v.strictObject({ is: v.literal('choice'), options: v.array(text) }),
        v.strictObject({ is: v.literal('text') }),
      ]),
      /** `null` = not set. */
      value: v.nullable(v.union([v.boolean(), text])),
      /** Set by the organisation. */
      locked: v.boolean(),
    }),
  ),
  /** The last change that was refused. */
  refused: v.nullable(v.strictObject({ key: text, problem: error })),
});
export type SettingsPage = v.InferOutput<typeof settingsPage>;

export const storedKinds = ['journal', 'log', 'keychain', 'last-role', 'choices', 'window-place'] as const;

const storedPage = v.strictObject({
  page: v.literal('stored'),
  items: v.array(
    v.strictObject({
      kind: v.picklist(storedKinds),
      /** A folder, a file or the keychain, in words for the person. */
      place: text,
      /** How many there are now; `null` = not counted. */
      entries: v.nullable(count),
      /** For how many days they are kept; `null` = until it changes, or while somebody is signed in. */
      days: v.nullable(count),
      canForget: v.boolean(),
    }),
  ),
});
export type StoredPage = v.InferOutput<typeof storedPage>;

export const pageViewSchema = v.variant('page', [cardsPage, checkPage, launchPage, settingsPage, storedPage]);
export type PageView = v.InferOutput<typeof pageViewSchema>;

/** What the person can ask for on a page. */
export const pageIntentSchema = v.variant('page', [
  /** Reads what the card in that reader tells without its passcode. */
  v.strictObject({ page: v.literal('cards'), do: v.literal('read'), reader: text }),
  v.strictObject({
    page: v.literal('check'),
    do: v.picklist(['start', 'stop', 'prepare-support-file', 'save-support-file']),
  }),
  v.strictObject({ page: v.literal('launch'), do: v.literal('open'), id: text }),
  /** `null` takes a setting back to its default. */
  v.strictObject({
    page: v.literal('settings'),
    do: v.literal('set'),
    key: text,
    value: v.nullable(v.union([v.boolean(), text])),
  }),
  v.strictObject({ page: v.literal('stored'), do: v.literal('forget'), kind: v.picklist(storedKinds) }),
]);
export type PageIntent = v.InferOutput<typeof pageIntentSchema>;

export const pageNameSchema = v.picklist(pageNames);

/** Channel names; used by `electron/ipc/` and the preload only. */
export const pageChannels = {
  /** window → main, with answer: opens a page and gives its first view. */
  open: 'lanyard:open-page',
  /** window → main: the page was closed. */
  close: 'lanyard:close-page',
  /** main → window: the open page changed. */
  view: 'lanyard:page',
  /** window → main: an intent of a page. */
  intent: 'lanyard:page-intent',
} as const;

/** The part of the bridge that the pages use. */
export interface PagesBridge {
  /** Rejects when this version has nothing to show there. */
  openPage(page: PageName): Promise<PageView>;
  closePage(): void;
  onPage(listener: (view: PageView) => void): () => void;
  intendOnPage(intent: PageIntent): void;
}
