import type { Page } from '@playwright/test';
import type { SimulatedPerson } from '../simulator/people.ts';
import { roleLabel } from '../simulator/cis2/pages.ts';
import type { World } from '../simulator/world.ts';
import { LanyardApp, type SettingsFile } from './lanyard-app.ts';
import { expect, test as base } from './fixtures.ts';
import { RealBrowser } from './real-browser.ts';

/** Lanyard beside a real browser, in a world with CIS2. */
export class BrowserDesk {
  readonly world: World;
  readonly browser: RealBrowser;
  readonly lanyard: LanyardApp;

  private constructor(world: World, browser: RealBrowser, lanyard: LanyardApp) {
    this.world = world;
    this.browser = browser;
    this.lanyard = lanyard;
  }

  /** `earlier`: the environment and the folder of a run before, to go on with. */
  static async open(
    world: World,
    cis2: Readonly<Record<string, unknown>> = {},
    more: Partial<SettingsFile> = {},
    earlier: { readonly env?: NodeJS.ProcessEnv; readonly folder?: string } = {},
  ): Promise<BrowserDesk> {
    const browser = new RealBrowser([`--ignore-certificate-errors-spki-list=${world.cis2.spki}`]);
    const env = { ...world.env, ...browser.env, ...earlier.env };
    const change = (settings: SettingsFile) => {
      Object.assign(settings, more, { cis2: { ...settings.cis2, ...cis2 } });
    };
    const lanyard = await LanyardApp.open({ settingsFile: world.settingsFile, env }, change, earlier.folder);
    return new BrowserDesk(world, browser, lanyard);
  }

  /** Chooses a way to sign in in Lanyard, and gives the tab that opens. */
  async begin(way = 'Security key'): Promise<Page> {
    await this.lanyard.press('Sign in another way');
    await this.lanyard.page.getByRole('list', { name: 'Ways to sign in' }).getByRole('button', { name: way }).click();
    return this.browser.tab();
  }

  person(key: string): SimulatedPerson {
    const found = this.world.cis2.people.find((one) => one.key === key);
    if (found === undefined) throw new Error(`CIS2 knows no "${key}"`);
    return found;
  }

  /** Fills in the page of CIS2 and, for people with several roles, takes the first of them where it asks. */
  async fillIn(tab: Page, key: string, authenticator: string | RegExp = 'Security key'): Promise<void> {
    await expect(tab.getByRole('heading', { name: 'Sign in with Care Identity' })).toBeVisible();
    await tab.getByLabel('Person').selectOption(this.person(key).uid);
    await tab.getByRole('radio', { name: authenticator }).check();
    await tab.getByRole('button', { name: 'Continue' }).click();
  }

  async takeRole(tab: Page, key: string, index = 0): Promise<void> {
    const profile = this.person(key).profiles[index];
    if (profile === undefined) throw new Error('no such role');
    await tab.getByRole('radio', { name: roleLabel(profile) }).check();
    await tab.getByRole('button', { name: 'Continue' }).click();
  }

  /** A whole sign-in of somebody with one role, until Lanyard shows what came of it. */
  async signIn(key = 'tomos', way = 'Security key', authenticator: string | RegExp = way): Promise<Page> {
    const tab = await this.begin(way);
    await this.fillIn(tab, key, authenticator);
    return tab;
  }

  async signOut(): Promise<void> {
    await this.lanyard.press('Sign out');
    await this.lanyard.screen('ended');
  }

  /** The authorize address as the browser was given it. */
  authorizeAddress(): URL {
    const asked = this.world.cis2.received.findLast(({ query }) => query.has('redirect_uri'));
    if (asked === undefined) throw new Error('CIS2 was not asked');
    return new URL(`${this.world.cis2.issuer}/authorize?${asked.query.toString()}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.lanyard.close();
  }
}

interface Fixtures {
  /** Opens Lanyard and a browser; both are closed at the end. */
  readonly openDesk: (cis2?: Readonly<Record<string, unknown>>, more?: Partial<SettingsFile>) => Promise<BrowserDesk>;
  readonly desk: BrowserDesk;
}

export const test = base.extend<Fixtures>({
  openDesk: async ({ world }, use) => {
    const desks: BrowserDesk[] = [];
    await use(async (cis2, more) => {
      const desk = await BrowserDesk.open(world, cis2, more);
      desks.push(desk);
      return desk;
    });
    for (const desk of desks) await desk.close();
  },
  desk: async ({ openDesk }, use) => {
    await use(await openDesk());
  },
});

export { expect } from './fixtures.ts';
