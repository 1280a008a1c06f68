import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LanyardError, type ErrorValue } from '../../../electron/errors/index.ts';
import { createIdentityAgent, type IdentityAgent, type IdentityAgentOptions } from '../../../electron/ticket/index.ts';
import { startAgent, type AgentOptions, type SimulatedAgent } from './agent.ts';
import { buildTicketHost, buildTicketLibrary } from './build-native.ts';

export interface TicketBench {
  readonly agent: SimulatedAgent;
  readonly client: IdentityAgent;
  readonly hostPath: string;
  readonly dir: string;
}

export interface TicketBenchOptions {
  readonly agent?: Partial<AgentOptions>;
  readonly client?: Partial<IdentityAgentOptions>;
}

/** A signal that nobody aborts. */
export const patient = (): AbortSignal => new AbortController().signal;

/** A temporary folder that is gone with the test. */
export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ticket-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * The real ticket host with the real library of the simulated agent, and a client in front: built, started, and ended
 * with the test. Pauses for a busy agent are short; time-outs are 5 s (silent) and 20 s (passcode).
 */
export async function ticketBench(options: TicketBenchOptions = {}): Promise<TicketBench> {
  const [hostPath, library] = await Promise.all([buildTicketHost(), buildTicketLibrary()]);
  const dir = await temporaryFolder();
  const agent = await startAgent({ dir, library, destroyDelay: 20, ...options.agent });
  const client = createIdentityAgent({
    hostCommand: [hostPath],
    libraryPath: agent.libraryPath,
    silentTimeout: 5_000,
    passcodeTimeout: 20_000,
    busyDelays: [5, 10, 20],
    ...options.client,
  });
  onTestFinished(async () => {
    await client.close();
    await agent.close();
  });
  return { agent, client, hostPath, dir };
}

/** What an operation failed with, as it would leave the program; fails the test when it succeeded. */
export async function failureOf(operation: Promise<unknown>): Promise<ErrorValue> {
  return operation.then(
    () => {
      throw new Error('it succeeded');
    },
    (failure: unknown) => {
      if (failure instanceof LanyardError) return failure.toValue();
      throw failure;
    },
  );
}
