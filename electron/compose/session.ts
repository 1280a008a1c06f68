import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { holdsTicket } from './agent-ticket.ts';
import { brokenBrowserSignIn, browserSignIn } from './browser-sign-in.ts';
import type { CardSource } from './card-source.ts';
import { cardOwners } from '../cards/reading/card-owners.ts';
import { circumstancesOf } from './circumstances.ts';
import type { OpenBrowser } from '../cis2/index.ts';
import { evidenceIn, readEvidence, type ValueStore } from './evidence-store.ts';
import { LanyardError } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import { createHttpsGet, type WayOut } from '../net/https-get.ts';
import { toldRequests, type RequestListener } from '../net/told-requests.ts';
import { SessionEngine } from '../session/engine.ts';
import type { SessionPolicy } from '../session/policy.ts';
import type { SessionEvent } from '../session/events.ts';
import type {
  BrowserSignInPort,
  CardOwnersPort,
  Clock,
  RoleAssertionPort,
  StateListener,
  TroubleListener,
} from '../session/ports.ts';
import type { Route } from '../session/proof.ts';
import type { Settings } from '../settings/index.ts';
import { roleAssertionAddress } from '../spine/environments.ts';
import { ticketHostIn, ticketLibrary } from '../ticket/this-computer.ts';
import { createIdentityAgent, type IdentityAgent } from '../ticket/ticket-agent.ts';
import { credentialsOf } from '../vault/index.ts';
import type { WipePending } from './wipe-pending.ts';
import { workstationOf } from './workstation-of-settings.ts';
import { orderOfRoutes } from '../workstation/index.ts';

/** How much longer than a call of the agent closing waits for a remote sign-out that is still under way, in ms. */
const farewell = 1_000;
/** How long reading whose cards they are may take, ms. */
const readingPatience = 5_000;

export interface Surroundings {
  readonly settings: Settings;
  readonly cards: CardSource;
  /** Folder that holds the ticket hosts (absolute). */
  readonly hostFolder: string;
  readonly wayOut: WayOut;
  /** Where the evidence of a session survives a restart. */
  readonly store: ValueStore;
  /** Where it is remembered that the store is to be wiped; `undefined` = the store does not outlive the process. */
  readonly wipePending?: WipePending;
  /** How long nothing has been touched on this computer, ms. */
  readonly idleFor: () => number;
  /** Opens an address in the system browser. */
  readonly openBrowser: OpenBrowser;
  /** Told the address of a sign-in in the browser before that is opened: for the person's eyes, never for a log. */
  readonly onBrowserUrl?: (url: string) => void;
  readonly onState: StateListener;
  readonly onTrouble: TroubleListener;
  /** Told of each request to Spine, CIS2 and the broker. */
  readonly onRequest: RequestListener;
  /** The engine that this session follows in the same process. */
  readonly before?: SessionEngine | undefined;
  /** Told when the ticket host has ended by itself. */
  readonly onHostDied: () => void;
}

export interface RunningSession {
  readonly engine: SessionEngine;
  /** The ways to sign in that this workstation has. */
  readonly routes: readonly Route[];
  /**
   * Whether the Identity Agent holds a ticket, whoever's; never prompts. `null` = it cannot be asked.
   *
   * @throws LanyardError `LAN-2009`, `LAN-2106` when the agent is busy.
   */
  agentHoldsTicket(signal: AbortSignal): Promise<boolean | null>;
  /**
   * Quits, or ends for another reason: nothing of the session stays in this process; at a quit the agent's ticket is left
   * as it is.
   */
  close(why?: SessionEvent): Promise<void>;
}

/**
 * Puts the session together from its rooms; the same for the desktop program and the command line. Free of Electron.
 * What an earlier run left is read before the first card is looked at.
 */
export async function composeSession(parts: Surroundings): Promise<RunningSession> {
  const { settings } = parts;
  const agent = agentOf(settings, parts.hostFolder, () => {
    engine.post({ type: 'host-died' });
    parts.onHostDied();
  });
  const spine = spineOf(settings, parts.wayOut, parts.onRequest);
  const clock: Clock = {
    now: () => Date.now(),
    mono: () => performance.now(),
    idleFor: parts.idleFor,
    after: (wait, work) => {
      const timer = setTimeout(work, wait);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  const browser = await browserOf(parts, clock);
  const routes = await routesHere(settings, browser !== null);
  const circumstances = await circumstancesOf(settings);
  const engine = new SessionEngine({
    agent,
    spine,
    browser,
    owners: ownersPort(parts.cards),
    evidence: evidenceIn(parts.store, circumstances, parts.wipePending),
    left: await readEvidence(parts.store, circumstances(), parts.wipePending),
    before: parts.before,
    clock,
    randomKey: () => randomBytes(32).toString('hex'),
    policy: sessionPolicy(settings, routes),
    onState: parts.onState,
    onTrouble: parts.onTrouble,
  });
  let closing = false;
  const watcher = parts.cards.watchCards((event) => {
    if (!closing) engine.post(event);
  });

  return {
    engine,
    routes,
    agentHoldsTicket: (signal) => holdsTicket(agent, signal),
    async close(why = { type: 'quit-requested' }) {
      engine.post(why);
      closing = true;
      const patience = settings.identityAgent.silentTimeout + farewell;
      await settledWithin(engine, patience);
      await Promise.allSettled([watcher.stop(), agent.close()]);
      // What the agent did not end in time has an end now, which is still to be written down.
      await settledWithin(engine, farewell);
    },
  };
}

function settledWithin(engine: SessionEngine, milliseconds: number): Promise<unknown> {
  return Promise.race([engine.settled(), new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
}

/**
 * Who is signed in with the agent at this moment, without a prompt and without a session here.
 *
 * @throws LanyardError LAN-2109 nobody; LAN-2xxx of the agent; LAN-3xxx of Spine.
 */
export async function identityHeld(
  settings: Settings,
  parts: Pick<Surroundings, 'hostFolder' | 'wayOut'>,
): Promise<Identity> {
  const agent = agentOf(settings, parts.hostFolder, () => undefined);
  const { signal } = new AbortController();
  try {
    const ticket = await agent.heldTicket(signal);
    if (ticket === null) throw new LanyardError('LAN-2109');
    return await spineOf(settings, parts.wayOut, () => undefined).identityFor(ticket, signal);
  } finally {
    await agent.close();
  }
}

function agentOf({ identityAgent }: Settings, hostFolder: string, onHostDied: () => void): IdentityAgent {
  return createIdentityAgent({
    hostCommand: ticketHostIn(hostFolder),
    libraryPath: ticketLibrary(identityAgent.library),
    silentTimeout: identityAgent.silentTimeout,
    passcodeTimeout: identityAgent.passcodeTimeout,
    onHostDied,
  });
}

/** Role assertions; what reads them is loaded for the first one. */
function spineOf(...how: Parameters<typeof loadSpine>): RoleAssertionPort {
  let spine: Promise<RoleAssertionPort> | null = null;
  return {
    async identityFor(ticket, signal) {
      spine ??= loadSpine(...how);
      return (await spine).identityFor(ticket, signal);
    },
  };
}

async function loadSpine(
  { spine, environment }: Settings,
  wayOut: WayOut,
  onRequest: RequestListener,
): Promise<RoleAssertionPort> {
  const { createRoleAssertions } = await import('../spine/role-assertion.ts');
  return createRoleAssertions({
    get: toldRequests(createHttpsGet({ wayOut }), () => 'spine', onRequest),
    url: spine.roleAssertionUrl ?? roleAssertionAddress(environment)?.url ?? null,
    caFile: spine.caFile,
    connectTimeout: spine.connectTimeout,
    totalTimeout: spine.totalTimeout,
    clockTolerance: spine.clockTolerance,
    liveOnly: spine.liveOnly,
  });
}

/** Whose cards they are. While they are read the person waits for the passcode window, so a slow card is left alone. */
function ownersPort({ readCard }: CardSource): CardOwnersPort {
  const ownersOf = cardOwners(readCard);
  return {
    ownersOf: (cards, signal) => ownersOf(cards, AbortSignal.any([signal, AbortSignal.timeout(readingPatience)])),
  };
}

/** Sign-in in the browser, loaded where it is set up; set up wrongly, it says so to whoever tries it. */
async function browserOf(parts: Surroundings, clock: Clock): Promise<BrowserSignInPort | null> {
  const { settings, wayOut, openBrowser, onBrowserUrl, onRequest } = parts;
  if (settings.cis2.clientId === undefined) return null;
  try {
    const { cis2Of } = await import('./cis2-of-settings.ts');
    const cis2 = cis2Of(settings, {
      wayOut,
      onRequest,
      openBrowser,
      clock,
      random: (size) => randomBytes(size),
      readCredential: credentialsOf('cis2'),
    });
    return cis2 === null ? null : browserSignIn(cis2, openBrowser, onBrowserUrl);
  } catch (thrown) {
    return brokenBrowserSignIn(thrown);
  }
}

/** The ways to sign in that this workstation has. Where it has none, the agent's route says what is missing. */
async function routesHere(settings: Settings, browserSetUp: boolean): Promise<readonly Route[]> {
  const { routes } = orderOfRoutes(settings.signIn.routes, await workstationOf(settings), browserSetUp);
  return routes.length > 0 ? routes : ['agent'];
}

/** The settings that decide about sessions. */
export function sessionPolicy(
  { identityAgent, session, cis2, cards }: Settings,
  routes: readonly Route[],
): SessionPolicy {
  const { idleLimit, idleWarning, timeLimit, ticketWatch } = session;
  const { endOnLock, endOnDisconnect, endOnTokenExpiry } = session;
  return {
    endTicketOn: identityAgent.endTicketOn,
    withoutCard: identityAgent.withoutCard,
    routes,
    readCertificates: cards.readCertificates,
    bindToCard: cis2.bindToCard,
    endOnTokenExpiry,
    endAtCis2: cis2.endSession,
    // Notices come from the broker; where there is none, nobody is asked.
    logoutNotices: cis2.logoutNotices && cis2.brokerUrl !== undefined,
    idleLimit,
    idleWarning,
    timeLimit,
    endOnLock,
    endOnDisconnect,
    ticketWatch,
    grace: { contact: session.contactGrace, contactless: session.contactlessGrace },
  };
}

/**
 * The folder of the ticket hosts: next to the folder that `here` (a built file's directory) is in, or in a package beside
 * its archive, for no program can run from inside one.
 */
export function hostFolderBeside(here: string): string {
  const archive = /^(.*)[\\/]app\.asar[\\/]/.exec(here)?.[1];
  return archive === undefined ? path.resolve(here, '..', 'native') : path.join(archive, 'native');
}
