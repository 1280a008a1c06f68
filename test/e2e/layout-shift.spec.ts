import { expect, test } from './fixtures.ts';
import { takeLayoutShift, watchLayoutShift, type LayoutShift } from './layout-shift.ts';
import { PreviewApp } from './preview-app.ts';

/** Nothing that is read or reached for moves when the state changes. */

/** Less than anybody sees: a scrollbar that comes makes the status line narrower by its width. */
const unseen = 0.001;

function expectNothingMoved({ sum, moved }: LayoutShift, after: string): void {
  expect(sum, `${after}: ${moved.join(', ')}`).toBeLessThan(unseen);
}

test('nothing moves from the start through sign-in, card out, another sign-in, locking and a failure', async ({
  world,
  lanyard,
}) => {
  const { page } = lanyard;
  await watchLayoutShift(page);
  await world.insert('adaeze');
  await lanyard.screen('signing-in');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await world.remove();
  await lanyard.screen('ended');
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  await lanyard.press('Change role');
  await lanyard.press('Keep this role');
  await lanyard.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await lanyard.screen('ended');
  world.agent.destroyTicketNow();
  await world.spine.close();
  await lanyard.press('Sign in');
  await world.typePasscode();
  await lanyard.problem(/^LAN-3/);
  expectNothingMoved(await takeLayoutShift(page), 'in all');
});

test('nothing moves from any everyday screen to any other, in both languages', async () => {
  test.setTimeout(180_000);
  const app = await PreviewApp.open();
  await watchLayoutShift(app.page);
  let at = Date.now();
  const show = async (name: string) => {
    at += 1;
    await app.show(name, { at });
    return takeLayoutShift(app.page);
  };
  for (app.language of ['en', 'cy'] as const) {
    for (const [place, first] of everyday.entries()) {
      await show(first);
      for (const next of everyday.slice(place + 1)) {
        expectNothingMoved(await show(next), `${app.language}: from ${first} to ${next}`);
        expectNothingMoved(await show(first), `${app.language}: from ${next} to ${first}`);
      }
    }
  }
  await app.close();
});

const everyday = [
  'starting',
  'waiting',
  'waiting-no-reader',
  'signed-out-card-in',
  'browser-leads',
  'signing-in-checking',
  'signing-in-passcode',
  'signing-in-assertion',
  'signing-in-browser',
  'signing-in-tokens',
  'choosing-role-40',
  'signed-in',
  'signed-in-training',
  'signed-in-browser',
  'warning',
  'covered',
  'ended',
  'ended-reader',
  'cancelled',
  'problem',
];
