import { startWorld } from '../simulator/world.ts';
import { BrowserDesk, expect, test } from './browser-desk.ts';

/** Signing in with a real browser, opened by Lanyard the system's way. */

const ways = [
  ['NHS smartcard', 'NHS smartcard with Smartcard Connect', 'NHS smartcard', 3],
  ['Windows Hello', 'Windows Hello', 'Windows Hello or security key', 3],
  ['Security key', 'Security key', 'Windows Hello or security key', 3],
  ['iPad app', 'iPad app', 'iPad app', 3],
  ['Passkey', 'Passkey', 'Passkey', 2],
  ['NHS.net Connect', 'NHS.net Connect', 'NHS.net Connect', 2],
  ['Microsoft Authenticator', 'Microsoft Authenticator', 'Microsoft Authenticator', 2],
] as const;

test('[CIS2-05] each of the seven authenticators signs a person in, with its level of assurance', async ({
  openDesk,
}) => {
  test.setTimeout(180_000);
  const desk = await openDesk({ bindToCard: 'never' });
  const { lanyard } = desk;
  for (const [way, atCis2, shown, level] of ways) {
    const tab = await desk.signIn('tomos', way, atCis2);
    await lanyard.screen('signed-in');
    const page = lanyard.page.locator('main');
    await expect(page).toContainText('Tomos Beddoe');
    await expect(page).toContainText('Clinical Practitioner Access Role');
    await expect(page).toContainText(`${shown}, ${level === 3 ? 'very high' : 'high'} assurance`);
    await expect(tab.getByRole('heading', { name: 'Go back to Lanyard' })).toBeVisible();
    await desk.signOut();
    await expect(page).toContainText('Pages in your browser may still be signed in');
  }
});

test('[CIS2-26] the role chosen at CIS2 is the role of the session', async ({ desk }) => {
  const tab = await desk.signIn('adaeze');
  await desk.takeRole(tab, 'adaeze', 1);
  await desk.lanyard.screen('signed-in');
  await expect(desk.lanyard.page.locator('main')).toContainText('Health Professional Access Role');
});

test('[CIS2-26] where CIS2 names no role Lanyard asks: keyboard only, with a search from six roles on', async ({
  desk,
}) => {
  const { lanyard, world } = desk;
  world.cis2.setScenario('selected-role-absent');
  const tab = await desk.signIn('ivo');
  await desk.takeRole(tab, 'ivo');
  await lanyard.screen('choosing-role');
  await expect(lanyard.page.getByRole('combobox')).toBeFocused();
  const [, , third] = desk.person('ivo').profiles;
  await lanyard.page.keyboard.type(third?.organisation.code ?? '');
  await lanyard.page.keyboard.press('Enter');
  await lanyard.screen('signed-in');
  await expect(lanyard.page.locator('main')).toContainText(third?.organisation.name ?? '');
});

test('[CIS2-27] a person without roles is told so, and can sign out', async ({ desk }) => {
  const { lanyard } = desk;
  await desk.signIn('nia');
  await lanyard.screen('no-roles');
  await expect(lanyard.page.locator('main')).toContainText('Nia Rolewithout');
  await desk.signOut();
});

test('[CIS2-30] stepping up to level 3 keeps the session if it fails, and raises it if not', async ({ openDesk }) => {
  // Another person at the same browser ends the first one's session at CIS2, of which the broker would tell.
  const desk = await openDesk({ logoutNotices: false });
  const { lanyard } = desk;
  await desk.signIn('tomos', 'Passkey');
  await lanyard.screen('signed-in');

  await lanyard.press('Sign in with very high assurance');
  const other = await desk.browser.tab();
  await desk.fillIn(other, 'ruth', 'Security key');
  await expect(lanyard.page.locator('[data-code]').last()).toHaveAttribute('data-code', 'LAN-4419');
  await lanyard.screen('signed-in');
  await expect(lanyard.page.locator('main')).toContainText('Tomos Beddoe');
  await expect(lanyard.page.locator('main')).toContainText('Passkey, high assurance');

  await lanyard.press('Sign in with very high assurance');
  const own = await desk.browser.tab();
  await desk.fillIn(own, 'tomos', 'Security key');
  await expect(lanyard.page.locator('main')).toContainText('Windows Hello or security key, very high assurance');
  expect(desk.authorizeAddress().searchParams.get('acr_values')).toBe('AAL3_ANY');
});

test('[CIS2-34] a session signed in with a smartcard ends when the card leaves the reader', async ({
  world,
  openDesk,
}) => {
  const desk = await openDesk({}, { signIn: { routes: ['browser'] } });
  const { lanyard } = desk;
  await lanyard.screen('waiting-for-card');
  await world.insert('tomos');
  await desk.fillIn(await desk.browser.tab(), 'tomos', 'NHS smartcard with Smartcard Connect');
  await lanyard.screen('signed-in');
  await world.remove();
  await lanyard.screen('ended');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Your card was taken out');
});

test('[CIS2-35] a session ends when the broker relays that it has ended at CIS2', async ({ world, desk }) => {
  await desk.signIn('tomos');
  await desk.lanyard.screen('signed-in');
  await expect.poll(() => world.cis2.broker.streams).toBe(1);
  await world.endAtCis2('tomos');
  await desk.lanyard.screen('ended');
  await expect.poll(() => world.cis2.broker.streams).toBe(0);
});

test('[CIS2-29] another of the person’s roles, without CIS2', async ({ world, desk }) => {
  const { lanyard } = desk;
  const tab = await desk.signIn('adaeze');
  await desk.takeRole(tab, 'adaeze', 0);
  await lanyard.screen('signed-in');
  const asked = world.cis2.received.length;
  await lanyard.press('Change role');
  await lanyard.page.getByRole('listbox').press('ArrowDown');
  await lanyard.page.getByRole('listbox').press('Enter');
  await expect(lanyard.page.getByRole('heading', { level: 1 })).toContainText('Adaeze');
  await expect(lanyard.page.locator('main')).toContainText('Health Professional Access Role');
  await lanyard.screen('signed-in');
  expect(world.cis2.received.length).toBe(asked);
});

test('[CIS2-38] signs in over TLS under a root of its own, and not without that root', async () => {
  const world = await startWorld({ readers: 1, cards: 'port', cis2Tls: true });
  const desks: BrowserDesk[] = [];
  try {
    const trusting = await BrowserDesk.open(world);
    desks.push(trusting);
    await trusting.signIn();
    await trusting.lanyard.screen('signed-in');
    await desks.pop()?.close();

    const stranger = await BrowserDesk.open(world, { caFile: undefined });
    desks.push(stranger);
    await stranger.lanyard.press('Sign in another way');
    await stranger.lanyard.page.getByRole('button', { name: 'Security key' }).click();
    await stranger.lanyard.problem('LAN-3101');
  } finally {
    for (const desk of desks) await desk.close();
    await world.close();
  }
});
