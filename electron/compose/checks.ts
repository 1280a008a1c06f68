import { existsSync, statSync } from 'node:fs';
import { version } from '../../package.json';
import type { Reader } from '../cards/card.ts';
import { agentParts, libraryParts, workstationParts } from './check-parts/agent-parts.ts';
import { announcedVersion } from './check-parts/announced-version.ts';
import { cis2Parts } from './check-parts/cis2-parts.ts';
import { probeKeychain } from './check-parts/keychain-probe.ts';
import { networkParts } from './check-parts/network-parts.ts';
import { usesCis2 } from './check-parts/services.ts';
import { policiesInFiles, policiesInRegistry } from '../diagnostics/computer/browser-policies.ts';
import { isOnline } from '../diagnostics/computer/names.ts';
import { once } from '../diagnostics/computer/once.ts';
import { readerDrivers } from '../diagnostics/computer/registry-facts.ts';
import {
  checkList,
  runSelfTest,
  type CheckParts,
  type CheckResult,
  type ProgramFacts,
  type RefusedSetting,
  type SelfTestOptions,
} from '../diagnostics/index.ts';
import { createHttpsGet, type WayOut } from '../net/https-get.ts';
import { thisRegistry } from '../registry/index.ts';
import { thisProtection } from '../protection/index.ts';
import type { Settings, SettingsInForce } from '../settings/index.ts';

/** Which settings the organisation has fixed, and which were refused. */
export interface SettingsLayers {
  readonly locked: readonly string[];
  readonly refused: readonly RefusedSetting[];
}

export interface SelfTestSurroundings {
  /** The readers and cards now; rejects with a LanyardError LAN-1xxx. */
  readonly listCards: () => Promise<readonly Reader[]>;
  /** Folder that holds the ticket hosts (absolute). */
  readonly hostFolder: string;
  readonly wayOut: WayOut;
  readonly program: ProgramFacts;
  /** What the layers of the settings came to; without it nothing is locked and nothing was refused. */
  readonly layers?: SettingsLayers;
  /** Whether a network is connected; without it the network adapters say. */
  readonly isOnline?: () => boolean;
  /** Before the folders of browser policies; for tests. */
  readonly policyRoot?: string;
}

export interface SelfTest {
  /** What will be looked at, in order. */
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  /** Runs every check, and ends what they started. Never rejects; may be called again, but not while it runs. */
  run(options?: SelfTestOptions): Promise<readonly CheckResult[]>;
}

/** The self-test of this computer with these settings; the same for the window and the command line. Free of Electron. */
export function selfTestOf(settings: Settings, surroundings: SelfTestSurroundings): SelfTest {
  return {
    checks: checkList.map(({ id, title }) => ({ id, title })),
    async run(options = {}) {
      const over = new AbortController();
      const signal = options.signal === undefined ? over.signal : AbortSignal.any([options.signal, over.signal]);
      const { parts, close } = await partsOf(settings, surroundings, signal);
      const ready = checkList.map((check) => ({ ...check, run: () => check.run(parts) }));
      try {
        return await runSelfTest(ready, options);
      } finally {
        over.abort();
        await close();
      }
    },
  };
}

/** The parts of one run, and how to end what they start. */
async function partsOf(
  settings: Settings,
  surroundings: SelfTestSurroundings,
  signal: AbortSignal,
): Promise<{ readonly parts: CheckParts; readonly close: () => Promise<void> }> {
  const { hostFolder, layers = { locked: [], refused: [] }, listCards, policyRoot, program, wayOut } = surroundings;
  const registry = await thisRegistry();
  const { agent, close } = agentParts(settings, hostFolder, registry, signal);
  const parts: CheckParts = {
    platform: process.platform,
    cards: {
      readers: once(listCards),
      drivers: () => (registry === null ? null : readerDrivers(registry)),
    },
    library: libraryParts(settings, hostFolder),
    agent,
    workstation: workstationParts(settings),
    network: { ...networkParts(settings, wayOut, signal), isOnline: surroundings.isOnline ?? isOnline },
    cis2: cis2Parts(settings, wayOut, signal),
    keychain: { probe: probeKeychain },
    settings: {
      environment: settings.environment,
      ...layers,
      weakening: weakening(settings),
      exposed: await exposedFiles(settings),
    },
    browsers: {
      policies: async () => (registry === null ? policiesInFiles(policyRoot) : policiesInRegistry(registry)),
    },
    program,
    updates: updateParts(settings.updates.location, wayOut, signal),
    now: () => Date.now(),
  };
  return { parts, close };
}

function updateParts(location: string | undefined, wayOut: WayOut, signal: AbortSignal): CheckParts['updates'] {
  if (location === undefined) return null;
  return { announced: () => announcedVersion(location, { get: createHttpsGet({ wayOut }), signal }) };
}

/** What the layers of the settings came to, as the self-test tells it. */
export function layersOf({ locked, refusals }: Pick<SettingsInForce, 'locked' | 'refusals'>): SettingsLayers {
  return {
    locked: [...locked],
    refused: refusals.map(({ layer, key, error }) => ({ key: key ?? layer, problem: `${error.message} (${layer})` })),
  };
}

/** What may be set in the live environment, for nobody has confirmed that it can do without, but weakens it. */
function weakening(settings: Settings): readonly string[] {
  const off = settings.environment === 'live' && usesCis2(settings) && !settings.cis2.requireNonce;
  return off ? ['cis2.requireNonce = false'] : [];
}

/** The files of authorities that others than administrators can change; whom the simulator trusts is its own affair. */
async function exposedFiles({ environment, spine, cis2 }: Settings): Promise<readonly string[]> {
  if (environment === 'simulator') return [];
  const protection = await thisProtection();
  return Object.entries({ 'spine.caFile': spine.caFile, 'cis2.caFile': cis2.caFile }).flatMap(([key, file]) => {
    const place = file === undefined || !existsSync(file) ? null : protection(file);
    return place === null ? [] : [`${key} (${place})`];
  });
}

/** What is known of the program that runs; `file` = one of its own, whose time is that of the build. */
export function programFacts(file: string): ProgramFacts {
  const { electron, chrome, node } = process.versions as Readonly<Record<string, string | undefined>>;
  const runtime =
    electron === undefined
      ? `Node ${String(node)}`
      : `Electron ${electron}, Chrome ${String(chrome)}, Node ${String(node)}`;
  return { version, builtAt: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null, runtime };
}
