import { test as base } from '@playwright/test';
import { startWorld, type World } from '../simulator/world.ts';
import { LanyardApp } from './lanyard-app.ts';

interface Fixtures {
  /** Two empty readers, an Identity Agent and a Spine, all fresh. */
  readonly world: World;
  /** Lanyard at work in that world, waiting for a card. */
  readonly lanyard: LanyardApp;
}

export const test = base.extend<Fixtures>({
  world: async ({}, use) => {
    const world = await startWorld({ readers: 2, cards: 'pcsc' });
    await use(world);
    await world.close();
  },
  lanyard: async ({ world }, use) => {
    const lanyard = await LanyardApp.open(world);
    await lanyard.screen('waiting-for-card');
    await use(lanyard);
    await lanyard.close();
  },
});

export { expect } from '@playwright/test';
