import { startSecretService } from '../simulator/keychain/secret-service.ts';
import type { World } from '../simulator/world.ts';
import { LanyardApp } from '../e2e/lanyard-app.ts';
import { percentile } from './statistics.ts';

export interface EndFigures {
  /** From the end trigger until nothing of ours is in the keychain, ms. */
  readonly wiped: { readonly median: number; readonly p95: number };
  /** From the start of the process until the resumed session is on screen, ms. */
  readonly resumed: number;
  readonly rounds: number;
}

/**
 * Ends sessions (by locking the screen, which asks nobody) and watches the real keychain become empty; then quits with
 * a session open and starts again. What is seen of the keychain takes some ms by itself, and is in the figures.
 */
export async function measureEnds(world: World, rounds: number): Promise<EndFigures> {
  world.agent.removalMode = 'persistence';
  const keychain = await startSecretService();
  const place = { settingsFile: world.settingsFile, env: { ...world.env, ...keychain.env } };
  const first = await LanyardApp.open(place, keepTicket);
  await first.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
  const wiped: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await first.press('Sign in');
    await first.screen('signed-in');
    while ((await keychain.paths()).length === 0) await pause();
    await pause();
    const started = performance.now();
    await first.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    while ((await keychain.paths()).length > 0);
    wiped.push(performance.now() - started);
    await first.screen('ended');
  }
  await first.press('Sign in');
  await first.screen('signed-in');
  await pause();
  await first.quit();
  const started = performance.now();
  const second = await LanyardApp.open(place, keepTicket, first.folder);
  await second.page.waitForSelector('[data-screen="signed-in"]');
  const resumed = performance.now() - started;
  await second.close();
  await keychain.close();
  return { wiped: { median: percentile(wiped, 0.5), p95: percentile(wiped, 0.95) }, resumed, rounds };
}

/** Where the agent's ticket is to go with its card, its mark stays in the keychain until then. */
const keepTicket: Parameters<typeof LanyardApp.open>[1] = (settings) => {
  settings.identityAgent = { ...settings.identityAgent, endTicketOn: 'never' };
};

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
