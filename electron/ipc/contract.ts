import * as v from 'valibot';
import type { PagesBridge } from './contract-pages.ts';
import { error, longestText, text, time } from './contract-parts.ts';
import { routes } from '../session/proof.ts';
import { agentSteps, browserSteps, endReasons, warningKinds } from '../session/state.ts';

/**
 * Everything that crosses between the main process and the window: one schema per channel, checked on both sides.
 * Nothing here can carry a ticket, a token or an assertion.
 */

const role = v.strictObject({
  profileId: text,
  code: text,
  name: text,
  organisation: v.strictObject({ code: text, name: text }),
});

/** How the person signed in, and how sure CIS2 is of it (cis2 6); `authenticator` is an id, with a name for unknown ones. */
const assurance = v.strictObject({
  level: v.nullable(v.number()),
  authenticator: v.strictObject({ id: text, name: text }),
  identityLevel: v.nullable(v.number()),
});

/** What the window shows: one state, already free of everything the window has no use for. */
export const viewSchema = v.strictObject({
  /** Which world this is, always in sight. `training` also when the assertion says so. */
  ribbon: v.picklist(['live', 'training', 'test', 'simulator']),
  /** Cards come from the simulator because this machine can have no virtual reader. */
  simulatedCards: v.boolean(),
  /** When this state was entered, UTC milliseconds. */
  at: time,
  /** A sign-in with the card can start now: one is in, or this site signs in without one in a local reader. */
  canSignIn: v.boolean(),
  /** The ways to sign in that this workstation has, the one it leads with first. */
  routes: v.array(v.picklist(routes)),
  /** What the browser offers, where it is one of the ways; `level` is the assurance level. */
  authenticators: v.array(v.strictObject({ id: text, level: v.picklist([2, 3]) })),
  /** The version that the organisation announces, while nobody is signed in; `null` = none newer, or dismissed. */
  newer: v.nullable(text),
  /** The language of the person's choice or of the system. */
  language: v.picklist(['en', 'cy']),
  readers: v.strictObject({
    /** `starting` = not read for the first time yet; `unknown` = cannot tell. */
    service: v.picklist(['starting', 'running', 'unknown']),
    /** Why nothing can be told, where that is known. */
    outage: v.nullable(error),
    names: v.array(text),
    /** Readers that hold a card. */
    withCard: v.array(text),
  }),
  screen: v.variant('name', [
    v.strictObject({ name: v.literal('signed-out'), problem: v.nullable(error), cardIn: v.boolean() }),
    v.strictObject({ name: v.literal('waiting-for-card') }),
    v.strictObject({
      name: v.literal('signing-in'),
      step: v.picklist([...agentSteps, ...browserSteps]),
      reader: v.nullable(text),
    }),
    /** Signed in with CIS2, but in no role yet. No roles: there is nothing to choose, and signing out is all one can do. */
    v.strictObject({
      name: v.literal('choosing-role'),
      user: v.strictObject({ id: text, name: text }),
      roles: v.array(role),
      /** The role profile chosen last time. */
      last: v.nullable(text),
      since: time,
    }),
    v.strictObject({
      name: v.literal('signed-in'),
      user: v.strictObject({ id: text, name: text }),
      role,
      /** The roles that can be changed to here and now; empty where the agent or CIS2 must be asked. */
      roles: v.array(role),
      reader: v.nullable(text),
      /** Which card ends the session when it is taken out; `any` where nobody can tell which of several signed in. */
      endsWithCard: v.picklist(['none', 'this', 'any']),
      route: v.picklist(routes),
      /** `null`: signed in with the Identity Agent, which does not say. */
      assurance: v.nullable(assurance),
      canStepUp: v.boolean(),
      /** A second sign-in in the browser is under way. */
      raising: v.nullable(
        v.strictObject({ purpose: v.picklist(['step-up', 'change-role']), step: v.picklist(browserSteps) }),
      ),
      /** Why the last step-up or change of role came to nothing. */
      refused: v.nullable(error),
      /** Signing out logs the person out of every application on this computer. */
      signOutEndsAgentSession: v.boolean(),
      /** When it began, UTC ms: also before a restart of Lanyard or a step-up. */
      since: time,
      /** The session ends at the latest then, UTC ms. */
      endsBy: time,
      /** When the session will end soon, UTC ms, and why: `idle` unless somebody touches the computer, else for certain. */
      warning: v.nullable(v.strictObject({ endsAt: time, kind: v.picklist(warningKinds) })),
    }),
    v.strictObject({
      name: v.literal('ended'),
      reason: v.picklist(endReasons),
      route: v.nullable(v.picklist(routes)),
      cardIn: v.boolean(),
      /** While the agent's own session is kept, other applications may still be signed in. */
      agentSession: v.picklist(['kept', 'ending', 'ended']),
    }),
    /** The card has lost contact for a moment: nothing of the session is shown. */
    v.strictObject({ name: v.literal('covered') }),
  ]),
});
export type View = v.InferOutput<typeof viewSchema>;
export type ViewError = v.InferOutput<typeof error>;

/** What the person can ask for from the window: a word, or a choice. */
export const intentSchema = v.union([
  v.picklist(['sign-in', 'cancel', 'sign-out', 'stay', 'change-role', 'step-up']),
  v.strictObject({ choose: v.literal('route'), route: v.picklist(routes), authenticator: v.nullable(text) }),
  v.strictObject({ choose: v.literal('role'), profileId: text }),
  v.strictObject({ dismiss: v.literal('newer-version') }),
]);
export type Intent = v.InferOutput<typeof intentSchema>;
/** Those that concern the session. */
export type SessionIntent = Exclude<Intent, { dismiss: unknown }>;

/** Text for the clipboard: an error's code and sentences, plain and short. */
export const copySchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestText));

/** Where the window's page lives; nothing else may speak on the channels. */
export const pageOrigin = 'app://lanyard';

/** Channel names; used by `electron/ipc/` and the preload only. */
export const channels = {
  /** main → window: the view changed. */
  view: 'lanyard:view',
  /** window → main, with answer: the view as it is now. */
  currentView: 'lanyard:current-view',
  /** window → main: an intent. */
  intent: 'lanyard:intent',
  /** window → main: text for the clipboard (an error's code and sentence, for support). */
  copy: 'lanyard:copy',
} as const;

/** The one object the window gets from the preload. */
export interface LanyardBridge extends PagesBridge {
  currentView(): Promise<View>;
  onView(listener: (view: View) => void): () => void;
  intend(intent: Intent): void;
  copyForSupport(text: string): void;
}
