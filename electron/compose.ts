import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { WatchCards } from './cards/card.ts';
import { evidenceIn, readEvidence, type ValueStore } from './evidence-store.ts';
import { createHttpsGet, type ResolveProxy } from './net/https-get.ts';
import { SessionEngine } from './session/engine.ts';
import type { SessionPolicy } from './session/policy.ts';
import type { StateListener, TroubleListener } from './session/ports.ts';
import type { Settings } from './settings/index.ts';
import { roleAssertionAddress } from './spine/environments.ts';
import { createRoleAssertions } from './spine/role-assertion.ts';
import { ticketHostIn, ticketLibrary } from './ticket/this-computer.ts';
import { createIdentityAgent } from './ticket/ticket-agent.ts';

/** How much longer than a call of the agent closing waits for a remote sign-out that is still under way, in ms. */
const farewell = 1_000;

export interface Surroundings {
  readonly settings: Settings;
  /** Where cards come from: a watcher in this process, or one in a process of its own. */
  readonly watchCards: WatchCards;
  /** Folder that holds the ticket hosts (absolute). */
  readonly hostFolder: string;
  readonly resolveProxy: ResolveProxy;
  /** Where the evidence of a session survives a restart. */
  readonly store: ValueStore;
  /** How long nothing has been touched on this computer, ms. */
  readonly idleFor: () => number;
  readonly onState: StateListener;
  readonly onTrouble: TroubleListener;
}

export interface RunningSession {
  readonly engine: SessionEngine;
  /** Quits: nothing of the session stays in this process; the agent's ticket is left as it is. */
  close(): Promise<void>;
}

/**
 * Puts the session together from its rooms; the same for the desktop program and the command line. Free of Electron.
 * What an earlier run left is read before the first card is looked at.
 */
export async function composeSession(parts: Surroundings): Promise<RunningSession> {
  const { settings } = parts;
  const agent = createIdentityAgent({
    hostCommand: ticketHostIn(parts.hostFolder),
    libraryPath: ticketLibrary(settings.identityAgent.library),
    silentTimeout: settings.identityAgent.silentTimeout,
    passcodeTimeout: settings.identityAgent.passcodeTimeout,
    onHostDied: () => {
      engine.post({ type: 'host-died' });
    },
  });
  const spine = createRoleAssertions({
    get: createHttpsGet({ resolveProxy: parts.resolveProxy }),
    url: settings.spine.roleAssertionUrl ?? roleAssertionAddress(settings.environment)?.url ?? null,
    caFile: settings.spine.caFile,
    connectTimeout: settings.spine.connectTimeout,
    totalTimeout: settings.spine.totalTimeout,
    clockTolerance: settings.spine.clockTolerance,
    liveOnly: settings.spine.liveOnly,
  });
  const engine = new SessionEngine({
    agent,
    spine,
    evidence: evidenceIn(parts.store),
    left: await readEvidence(parts.store),
    clock: {
      now: () => Date.now(),
      mono: () => performance.now(),
      idleFor: parts.idleFor,
      after: (wait, work) => {
        const timer = setTimeout(work, wait);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    randomKey: () => randomBytes(32).toString('hex'),
    policy: sessionPolicy(settings),
    onState: parts.onState,
    onTrouble: parts.onTrouble,
  });
  const watcher = parts.watchCards((event) => {
    engine.post(event);
  });

  return {
    engine,
    async close() {
      engine.post({ type: 'quit-requested' });
      const patience = settings.identityAgent.silentTimeout + farewell;
      await Promise.race([engine.settled(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
      await Promise.allSettled([watcher.stop(), agent.close()]);
    },
  };
}

/** The settings that decide about sessions. */
export function sessionPolicy({ identityAgent, session }: Settings): SessionPolicy {
  const { contactGrace, contactlessGrace, ...limits } = session;
  return {
    ...limits,
    endTicketOn: identityAgent.endTicketOn,
    withoutCard: identityAgent.withoutCard,
    grace: { contact: contactGrace, contactless: contactlessGrace },
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
