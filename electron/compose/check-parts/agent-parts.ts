import path from 'node:path';
import { access } from 'node:fs/promises';
import { fileVersion } from '../../diagnostics/computer/file-version.ts';
import { once } from '../../diagnostics/computer/once.ts';
import { agentAddress } from '../../diagnostics/computer/registry-facts.ts';
import { signatureOf } from '../../diagnostics/computer/signature.ts';
import type { AgentParts, LibraryParts, WorkstationParts } from '../../diagnostics/index.ts';
import type { Settings } from '../../settings/index.ts';
import { createIdentityAgent, machineOf, type Machine } from '../../ticket/index.ts';
import { foundLibrary, ticketHostIn, ticketLibrary } from '../../ticket/this-computer.ts';
import { workstationOf } from '../workstation-of-settings.ts';
import type { ReadRegistry } from '../../workstation/index.ts';
import { usesCis2 } from './services.ts';

/** What a call that never prompts may take in the self-test, ms. */
const patience = 4_000;

const kindsWithHosts: readonly Machine[] = ['x86', 'x64', 'elf64'];

export function libraryParts(settings: Settings, hostFolder: string): LibraryParts {
  const hostFor = ticketHostIn(hostFolder);
  const isThere = async (kind: Machine) => {
    const [program = path.join(hostFolder, 'none')] = hostFor(kind) ?? [];
    return access(program).then(
      () => true,
      () => false,
    );
  };
  return {
    find: () => foundLibrary(settings.identityAgent.library),
    machineOf,
    versionOf: fileVersion,
    signatureOf: (file) => signatureOf(file, process.platform),
    async hosts() {
      const there = await Promise.all(kindsWithHosts.map(isThere));
      return kindsWithHosts.filter((_, index) => there[index]);
    },
  };
}

/** The agent through a ticket host of the self-test's own, which `close` ends. The ticket is looked at and forgotten. */
export function agentParts(
  settings: Settings,
  hostFolder: string,
  registry: ReadRegistry | null,
  signal: AbortSignal,
): { readonly agent: AgentParts; readonly close: () => Promise<void> } {
  const { library, silentTimeout, passcodeTimeout } = settings.identityAgent;
  const client = createIdentityAgent({
    hostCommand: ticketHostIn(hostFolder),
    libraryPath: ticketLibrary(library),
    silentTimeout: Math.min(silentTimeout, patience),
    passcodeTimeout,
  });
  const agent: AgentParts = {
    info: () => client.info(),
    someoneSignedIn: once(async () => (await client.heldTicket(signal)) !== null),
    address() {
      if (registry === null) throw new Error('there is no registry');
      return agentAddress(registry);
    },
  };
  return { agent, close: () => client.close() };
}

export function workstationParts(settings: Settings): WorkstationParts {
  return {
    state: once(() => workstationOf(settings)),
    versionOf: fileVersion,
    routes: settings.signIn.routes,
    cis2Configured: usesCis2(settings),
    endsOn: settings.identityAgent.endsOn,
    warnBefore: settings.identityAgent.warnBeforeEnd,
  };
}
