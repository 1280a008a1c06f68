import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { selfTestOf, type SelfTestSurroundings } from '../../electron/compose/checks.ts';
import { inWords, type SelfTestOptions, type WordedResult } from '../../electron/diagnostics/index.ts';
import { checkSettings } from '../../electron/settings/index.ts';
import { buildTicketHost } from '../simulator/agent/build-native.ts';

/** A folder that is gone with the test. */
export async function folder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'lanyard-check-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** The self-test as the program runs it, on this computer; what a test is not about has no readers, proxy or policies. */
export async function runSelfTest(
  settings: object,
  changes: Partial<SelfTestSurroundings> = {},
  options: SelfTestOptions = {},
): Promise<readonly WordedResult[]> {
  const selfTest = selfTestOf(checkSettings({ environment: 'simulator', ...settings }), {
    listCards: () => Promise.resolve([]),
    hostFolder: path.dirname(await buildTicketHost()),
    wayOut: { resolveProxy: () => 'DIRECT' },
    program: { version: '1.2.3', builtAt: Date.now(), runtime: 'test' },
    isOnline: () => true,
    policyRoot: '/nowhere',
    ...changes,
  });
  return (await selfTest.run(options)).map((result) => inWords(result, 'en'));
}

/** What one check says. */
export async function check(
  id: string,
  settings: object,
  changes: Partial<SelfTestSurroundings> = {},
): Promise<WordedResult> {
  const result = (await runSelfTest(settings, changes)).find((one) => one.id === id);
  if (result === undefined) throw new Error(`there is no check ${id}`);
  return result;
}
