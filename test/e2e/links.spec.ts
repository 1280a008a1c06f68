import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

/** `lanyard:` addresses that start the program (with one that runs already: `shell-hardening.spec.ts`). */

test('an address that starts Lanyard begins the sign-in, in the session of the system it came from', async ({
  world,
}) => {
  await world.insert('adaeze');
  const place = (session: string) => ({
    settingsFile: world.settingsFile,
    env: { ...world.env, XDG_SESSION_ID: session },
  });
  // Started without an address, or by one that asks for nothing we know: the card is in, but nobody asked.
  const here = await LanyardApp.open(place('1'), undefined, undefined, ['lanyard:sign-in?now']);
  await here.screen('signed-out');

  const there = await LanyardApp.open(place('2'), undefined, here.folder, ['lanyard://sign-in/']);
  await there.screen('signing-in');
  await expect.poll(() => world.agent.promptOpen).toBe(true);
  await here.screen('signed-out');
  await world.typePasscode();
  await there.screen('signed-in');
  await there.quit();
  await here.close();
});
