import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSignInProxy, type SignInProxy } from '../simulator/kerberos/proxy.ts';
import { startRealm, type Realm } from '../simulator/kerberos/realm.ts';
import { trustOnly } from '../simulator/kerberos/trust.ts';
import type { World } from '../simulator/world.ts';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

let folder: string;
let realm: Realm;
let proxy: SignInProxy;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-realm-'));
  realm = await startRealm({ dir: join(folder, 'realm') });
  proxy = await startSignInProxy(realm);
});
test.afterEach(async () => {
  await proxy.close();
  await realm.close();
  rmSync(folder, { recursive: true });
});

/** Lanyard where the way to Spine leads through the proxy. */
function openBehindProxy(world: World, env: NodeJS.ProcessEnv): Promise<LanyardApp> {
  const home = join(folder, 'home');
  trustOnly([world.spine.caFile], home);
  const around = { ...world.env, ...env, HOME: home, HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address };
  return LanyardApp.open({ settingsFile: world.settingsFile, env: around }, (file) => {
    const address = new URL(world.spine.roleAssertionUrl);
    address.hostname = 'spine.example';
    file.spine = { ...file.spine, roleAssertionUrl: address.href };
  });
}

async function signIn(world: World, lanyard: LanyardApp): Promise<void> {
  await lanyard.screen('waiting-for-card');
  await world.insert('adaeze');
  await world.typePasscode();
}

test('a proxy that asks for a sign-in is told the account of the system, and the sign-in goes on', async ({
  world,
}) => {
  const lanyard = await openBehindProxy(world, realm.env);
  await signIn(world, lanyard);
  await lanyard.screen('signed-in');
  const target = `spine.example:${new URL(world.spine.origin).port}`;
  expect(proxy.asked).toContainEqual({ target, person: realm.person });
  expect(new Set(proxy.asked.map((one) => one.target)), 'nothing else is asked for on the way out').toEqual(
    new Set([target]),
  );
  await lanyard.close();
});

test('one that does not know the account says so, in plain words', async ({ world }) => {
  const lanyard = await openBehindProxy(world, { ...realm.env, KRB5CCNAME: `FILE:${join(folder, 'nothing')}` });
  await signIn(world, lanyard);
  await lanyard.problem('LAN-3007');
  await lanyard.close();
});
