import { createServer, type Server } from 'node:net';
import type { Page } from '@playwright/test';
import { call } from '../simulator/cis2/call.ts';
import type { Cis2Scenario } from '../simulator/cis2/scenarios.ts';
import { expect, test, type BrowserDesk } from './browser-desk.ts';

/** What can go wrong, and who can try to spoil it, between Lanyard and a real browser. */

const goBack = { name: 'Go back to Lanyard' };

async function finish(desk: BrowserDesk, tab: Page): Promise<void> {
  await desk.fillIn(tab, 'tomos');
  await desk.lanyard.screen('signed-in');
  await expect(tab.getByRole('heading', goBack)).toBeVisible();
}

test('[CIS2-37] a cancel in the browser, and one in Lanyard, end the wait calmly', async ({ desk }) => {
  const { lanyard } = desk;
  const tab = await desk.begin();
  await tab.getByRole('button', { name: 'Cancel' }).click();
  await lanyard.problem('LAN-4201');
  await expect(tab.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();

  const late = await desk.begin();
  await lanyard.screen('signing-in');
  await lanyard.press('Cancel');
  await lanyard.problem('LAN-4004');
  await desk.fillIn(late, 'tomos');
  await expect.poll(() => late.url(), 'the listener is gone: the browser finds nobody').toMatch(/^chrome-error:/);
  await lanyard.problem('LAN-4004');
});

test('[CIS2-37] a browser that is closed is waited for until the deadline, and no longer', async ({ openDesk }) => {
  const desk = await openDesk({ browserTimeout: 6_000 });
  await desk.begin();
  await desk.browser.closeWindow();
  await desk.lanyard.screen('signing-in');
  await desk.lanyard.problem('LAN-4104');
  await expect(desk.lanyard.page.locator('main')).toContainText('was not finished in time');
});

test('[CIS2-11] replayed and forged callbacks are strangers, before and after the true one', async ({ desk }) => {
  const tab = await desk.begin();
  const address = desk.authorizeAddress();
  const redirect = address.searchParams.get('redirect_uri') ?? '';
  const state = address.searchParams.get('state') ?? '';
  const forged = [
    `${redirect}?code=stolen&state=guessed`,
    `${redirect}?code=stolen`,
    `${redirect}?error=access_denied`,
    `${redirect}?error=access_denied&state=${state.slice(0, -1)}`,
    `${redirect}/?code=stolen&state=${state}`,
    new URL('/favicon.ico', redirect).href,
  ];
  for (const stranger of forged) {
    const answer = await call(stranger);
    expect(answer.status, stranger).toBeGreaterThanOrEqual(400);
    expect(answer.body).toContain('Nothing to see here');
  }
  const elsewhere = await call(`${redirect}?code=stolen&state=${state}`, { headers: { Host: 'evil.example' } });
  expect(elsewhere.status).toBe(421);

  const callback = tab.waitForRequest((request) => request.url().startsWith(`${redirect}?code=`));
  await finish(desk, tab);
  const used = (await callback).url();
  await expect(call(used), 'nobody listens any more').rejects.toThrow('ECONNREFUSED');

  await desk.signOut();
  const again = await desk.begin();
  const replayed = await call(used);
  expect(replayed.status).toBe(400);
  await desk.lanyard.screen('signing-in');
  await finish(desk, again);
});

test('[CIS2-07] a local program that was faster at the ports is passed by; where it holds them all, that is said', async ({
  world,
  desk,
}) => {
  const [first = 0, second = 0, third = 0] = world.cis2.redirectPorts;
  const racing: Server[] = [];
  const hold = async (port: number, host: string) => {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ port, host }, resolve));
    racing.push(server);
  };
  try {
    await hold(first, '127.0.0.1');
    await hold(second, '::1');
    const tab = await desk.begin();
    expect(desk.authorizeAddress().searchParams.get('redirect_uri')).toContain(`:${String(third)}/`);
    await finish(desk, tab);
    await desk.signOut();
    await hold(third, '127.0.0.1');
    await desk.lanyard.press('Sign in another way');
    await desk.lanyard.page.getByRole('button', { name: 'Security key' }).click();
    await desk.lanyard.problem('LAN-4101');
  } finally {
    for (const server of racing) server.close();
  }
});

test('[CIS2-21] acr_values that somebody changed in the address bar do not lower the level', async ({ openDesk }) => {
  const desk = await openDesk({ acrValues: ['AAL3_ANY'] });
  const tab = await desk.begin();
  const tampered = desk.authorizeAddress();
  tampered.searchParams.set('acr_values', 'AAL2_ANY');
  await tab.goto(tampered.href);
  await desk.fillIn(tab, 'tomos', 'Passkey');
  await desk.lanyard.problem('LAN-4415');
});

const lies: readonly (readonly [Cis2Scenario, string])[] = [
  ['level-one', 'LAN-4415'],
  ['stale-auth-time', 'LAN-4413'],
  ['unknown-kid', 'LAN-4403'],
  ['userinfo-other-sub', 'LAN-4502'],
  ['callback-wrong-iss', 'LAN-4106'],
  ['broker-own-token', 'LAN-4403'],
  ['broker-mixes', 'LAN-4411'],
  ['broker-not-json', 'LAN-4314'],
  ['broker-500', 'LAN-4313'],
];

test('[CIS2-37] CIS2 and the broker going wrong end in a code each, and the next sign-in is clean', async ({
  world,
  desk,
}) => {
  test.setTimeout(180_000);
  for (const [scenario, code] of lies) {
    world.cis2.setScenario(scenario);
    await desk.signIn();
    await desk.lanyard.problem(code);
  }
  await world.cis2Behaves('broker-stopped');
  await desk.signIn();
  await desk.lanyard.problem('LAN-4311');
  await world.cis2Behaves('ok');
  await desk.signIn();
  await desk.lanyard.screen('signed-in');
  await desk.signOut();

  world.cis2.setScenario('broker-replays');
  await desk.signIn();
  await desk.lanyard.problem('LAN-4410');
});

test('[CIS2-18] when CIS2 rolls its keys over, the next sign-in fetches them anew', async ({ world, desk }) => {
  await desk.signIn();
  await desk.lanyard.screen('signed-in');
  await desk.signOut();
  await world.cis2.rollKeys();
  const before = world.cis2.received.filter(({ endpoint }) => endpoint === 'jwks').length;
  await desk.signIn();
  await desk.lanyard.screen('signed-in');
  expect(world.cis2.received.filter(({ endpoint }) => endpoint === 'jwks').length).toBeGreaterThan(before);
});

test('[CIS2-34] the card pulled while the browser is open ends the sign-in at once, and nothing comes of it', async ({
  world,
  openDesk,
}) => {
  const desk = await openDesk({}, { signIn: { routes: ['browser'] } });
  const { lanyard } = desk;
  await lanyard.screen('waiting-for-card');
  await world.insert('tomos');
  const tab = await desk.browser.tab();
  await world.remove();
  await lanyard.screen('ended');
  await desk.fillIn(tab, 'tomos', 'NHS smartcard with Smartcard Connect');
  await expect.poll(() => tab.url()).toMatch(/^chrome-error:/);
  await lanyard.screen('ended');
  expect(world.cis2.broker.received).toEqual([]);
});
