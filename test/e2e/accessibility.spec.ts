import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PreviewApp, themes } from './preview-app.ts';
import type { PreviewHandle } from './preview-main.ts';
import { previewPages } from './preview-pages.ts';
import { previewViews } from './preview-views.ts';

/** WCAG 2.2 AA, as far as a machine can see it: rules, keyboard, focus, what is spoken, motion, wake-ups. */

declare const preview: PreviewHandle;

let app: PreviewApp;

test.beforeAll(async () => {
  app = await PreviewApp.open();
});

test.afterAll(async () => {
  await app.close();
});

test.beforeEach(async () => {
  app.language = 'en';
  await app.theme('light');
  await app.show('waiting');
  await app.electron.evaluate(() => {
    preview.intents.length = 0;
    preview.pageIntents.length = 0;
  });
});

const intents = () => app.electron.evaluate(() => preview.intents);
const pageIntents = () => app.electron.evaluate(() => preview.pageIntents);

for (const theme of themes) {
  test(`axe finds nothing, ${theme}`, async () => {
    test.setTimeout(240_000);
    await app.theme(theme);
    const problems: string[] = [];
    const look = async (name: string) => {
      const axe = new AxeBuilder({ page: app.page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
      // The system's own colours are the person's choice, and axe cannot see them.
      const { violations } = await (theme === 'forced' ? axe.disableRules(['color-contrast']) : axe).analyze();
      for (const { id, nodes } of violations) {
        problems.push(
          `${name}: ${id} ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`,
        );
      }
    };
    for (const name of Object.keys(previewViews)) {
      await app.show(name);
      await look(name);
    }
    await app.show('signed-in');
    for (const name of Object.keys(previewPages)) {
      await app.showPage(name);
      for (const folded of await app.page.locator('main > * summary, .tile summary').all()) await folded.click();
      await look(`page ${name}`);
      await app.page.keyboard.press('Escape');
    }
    await app.page.locator('.menu__button').click();
    await look('menu');
    await app.page.keyboard.press('Escape');
    await app.show('waiting');
    await app.page.getByRole('button', { name: 'Sign in another way' }).click();
    await look('another way');
    await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('heading', { level: 1, name: 'Put your smartcard in the reader' })).toBeFocused();
    expect(problems).toEqual([]);
  });
}

test('a sign-in in another way, by keyboard alone', async () => {
  await app.page.keyboard.press('Tab');
  await expect(app.page.getByRole('button', { name: 'Sign in another way' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { level: 1, name: 'How do you want to sign in?' })).toBeFocused();
  await expect(app.page.getByRole('listitem')).toHaveCount(7);
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Tab');
  await expect(app.page.getByRole('button', { name: /^Windows Hello .*very high assurance$/ })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual([{ choose: 'route', route: 'browser', authenticator: 'windows-hello' }]);
  await app.show('signing-in-browser');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Finish in your browser' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await intents()).at(-1)).toBe('cancel');
});

test('choosing among forty roles, by keyboard alone', async () => {
  await app.show('choosing-role-40');
  const search = app.page.getByRole('combobox', { name: 'Search 40 roles' });
  await expect(search).toBeFocused();
  const chosen = app.page.getByRole('option', { selected: true });
  await expect(chosen).toHaveText('Nurse Access RoleUsed last time');
  await app.page.keyboard.press('ArrowDown');
  await expect(chosen).not.toContainText('Used last time');
  await expect(chosen).toBeInViewport();
  await app.page.keyboard.type('pharm bryn');
  await expect(app.page.getByRole('option')).toHaveCount(1);
  await expect(app.page.getByRole('status').filter({ hasText: '1 role found' })).toHaveCount(1);
  await expect(search).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? 'none');
  await app.page.keyboard.type(' x');
  await expect(app.page.getByText('No role has “pharm bryn x” in it.')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('option')).toHaveCount(40);
  for (let step = 0; step < 20; step += 1) await app.page.keyboard.press('ArrowDown');
  await expect(chosen).toBeInViewport();
  const role = (await chosen.textContent()) ?? '';
  await expect(app.page.getByRole('button', { name: `Continue as ${role}` })).toBeVisible();
  await app.page.keyboard.press('Enter');
  await expect
    .poll(intents)
    .toEqual([{ choose: 'role', profileId: expect.stringMatching(/^5550876543\d\d$/) as unknown }]);
});

test('choosing among three roles, by keyboard alone', async () => {
  await app.show('choosing-role');
  await expect(app.page.getByRole('listbox', { name: 'Your roles' })).toBeFocused();
  await expect(app.page.getByRole('group')).toHaveCount(2);
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual([{ choose: 'role', profileId: '555087654303' }]);
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await intents()).at(-1)).toBe('cancel');
});

test('without any role, the way out is the first key', async () => {
  await app.show('no-roles');
  await expect(app.page.getByRole('heading', { name: 'You have no role to work in' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual(['sign-out']);
});

test('changing the role with the agent says its consequence first', async () => {
  await app.show('signed-in');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { name: 'Change your role?' })).toBeFocused();
  await expect(app.page.getByText('The session you have now ends')).toBeVisible();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  // The question is gone, and the focus with it went to where the screen begins.
  await expect(app.page.getByRole('heading', { level: 1, name: 'Adaeze Okonkwo' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual(['change-role']);
});

test('a browser session changes its role from the list, and raises its level', async () => {
  await app.show('signed-in-browser');
  await expect(app.page.getByText('Passkey, high assurance')).toBeVisible();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual(['step-up']);
  await app.show('signed-in-raising');
  await expect(app.page.getByRole('heading', { name: 'Finish in your browser' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await intents()).at(-1)).toBe('cancel');
  await app.show('signed-in-refused');
  await expect(app.page.getByText('Still signed in as before.')).toBeVisible();
  await app.page.getByRole('button', { name: 'Change role' }).press('Enter');
  await expect(app.page.getByRole('listbox')).toBeFocused();
  await expect(app.page.getByRole('option', { selected: true })).toContainText('Your role now');
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await intents()).at(-1)).toEqual({ choose: 'role', profileId: '555087654302' });
  await expect(app.page.getByRole('heading', { level: 1, name: 'Adaeze Okonkwo' })).toBeFocused();
});

test('the pages, by keyboard alone', async () => {
  for (const name of ['cards', 'check', 'launch', 'settings', 'stored']) {
    await app.showPageView(previewPages[name] ?? never());
  }
  const open = async (steps: number) => {
    await app.page.getByRole('button', { name: 'Menu' }).focus();
    await app.page.keyboard.press('Enter');
    for (let step = 0; step < steps; step += 1) await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Enter');
  };
  await app.page.getByRole('button', { name: 'Menu' }).focus();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('button', { name: 'Menu' })).toBeFocused();

  await open(1);
  await expect(app.page.getByRole('heading', { level: 1, name: 'Cards' })).toBeFocused();
  await app.page.getByRole('button', { name: 'Read the card in OMNIKEY 3121 01 00 again' }).press('Enter');
  await expect.poll(pageIntents).toEqual([{ page: 'cards', do: 'read', reader: 'OMNIKEY 3121 01 00' }]);
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Put your smartcard in the reader' })).toBeFocused();
  await expect.poll(() => app.electron.evaluate(() => preview.openPage)).toBeNull();

  await open(2);
  const start = app.page.getByRole('button', { name: 'Start the check' });
  await start.press('Enter');
  await app.showPageView(previewPages['check-running'] ?? never());
  await expect(app.page.getByRole('button', { name: 'Stop the check' })).toBeFocused();
  await app.showPageView(previewPages['check-done'] ?? never());
  await expect(app.page.getByRole('button', { name: 'Check again' })).toBeFocused();
  await expect(app.page.getByRole('status').filter({ hasText: '2 things need attention' })).toBeVisible();
  await app.page.keyboard.press('Escape');

  await open(3);
  await app.page.getByRole('button', { name: /^Summary Care Record/ }).press('Enter');
  await app.page.getByRole('button', { name: /^Rota/ }).press('Enter');
  await app.page.keyboard.press('Escape');

  await open(4);
  await app.page.getByRole('checkbox', { name: 'Always on top' }).press('Space');
  await app.page.getByRole('checkbox', { name: 'Start with the computer' }).press('Space');
  await app.page.getByRole('textbox', { name: 'Keyboard shortcut' }).fill('Control+Alt+K');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Escape');

  await open(5);
  await app.page.getByRole('button', { name: 'Forget: Your last role' }).press('Enter');
  await app.page.keyboard.press('Escape');
  // Nothing of what is missing or locked was asked for.
  await expect
    .poll(async () => (await pageIntents()).slice(1))
    .toEqual([
      { page: 'check', do: 'start' },
      { page: 'launch', do: 'open', id: '1' },
      { page: 'settings', do: 'set', key: 'window.alwaysOnTop', value: true },
      { page: 'settings', do: 'set', key: 'desktop.shortcut', value: 'Control+Alt+K' },
      { page: 'stored', do: 'forget', kind: 'last-role' },
    ]);
});

test('the session comes before any page', async () => {
  for (const [before, after, heading] of [
    ['signed-in', 'ended', 'Your card was taken out at 09:41'],
    ['signed-in', 'warning', /^You will be signed out in/],
    ['signed-in', 'covered', 'Your card has lost contact'],
    ['waiting', 'signing-in-passcode', 'Type your passcode in the Identity Agent window'],
    ['signed-out-card-in', 'problem', 'Your smartcard is locked'],
  ] as const) {
    await app.show(before);
    await app.showPage('cards');
    await app.show(after);
    await expect(app.page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
    await expect.poll(() => app.electron.evaluate(() => preview.openPage)).toBeNull();
  }
  // Cards that come and go while nobody is signed in do not disturb.
  await app.show('waiting');
  await app.showPage('cards');
  await app.electron.evaluate(
    (_, view) => {
      preview.show(view);
    },
    { ...(previewViews['waiting-several'] ?? never()) },
  );
  await expect(app.page.locator('footer')).toContainText('3 readers');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Cards' })).toBeVisible();
  await app.page.keyboard.press('Escape');
});

test('the focus follows the state and is never lost', async () => {
  const names = Object.keys(previewViews);
  for (const name of [...names, ...names.toReversed()]) {
    await app.show(name);
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.closest('main, footer') !== null), { message: name })
      .toBe(true);
  }
  await app.show('waiting');
  await app.show('problem');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Your smartcard is locked' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Space');
  await expect(app.page.getByText('Copied')).toBeVisible();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'Lanyard (TRAINING) LAN-2204 at 09:41\nYour smartcard is locked. The passcode was wrong three times.\n' +
      'Unlock it yourself with a code sent to your phone or e-mail, or ask your Registration Authority.',
  );
  await app.page.keyboard.press('Tab');
  await expect(app.page.getByRole('button', { name: 'Try again' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await app.show('signing-in-checking');
  await app.page.getByRole('button', { name: 'Cancel' }).focus();
  await app.show('signing-in-passcode');
  await expect(app.page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await app.show('signed-in');
  await app.page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(app.page.getByRole('heading', { name: 'Sign out everywhere?' })).toBeFocused();
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Enter');
  await expect.poll(intents).toEqual(['sign-in', 'cancel', 'sign-out']);
});

test('the language changes in place, without losing the focus', async () => {
  await app.show('signed-in');
  await app.page.getByRole('button', { name: 'Change role' }).focus();
  await app.show('signed-in', { language: 'cy' });
  await expect(app.page.getByRole('button', { name: 'Newid rôl' })).toBeFocused();
  await expect(app.page.getByRole('status').first()).toHaveText('Wedi mewngofnodiers 09:41');
});

test('every state is spoken once', async () => {
  await app.show('waiting');
  await app.page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(globalThis, { spoken });
    const region = document.querySelector('[role="status"]');
    if (region === null) return;
    new MutationObserver(() => spoken.push(region.textContent)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const states = [
    'signing-in-checking',
    'signing-in-passcode',
    'signing-in-browser',
    'choosing-role',
    'no-roles',
    'signed-in',
    'signed-in',
    'covered',
    'ended',
  ];
  for (const name of states) await app.show(name);
  expect(await app.page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken)).toEqual([
    'Signing inStep 1 of 3Checking your smartcard.',
    'Signing inStep 2 of 3Type your passcode in the Identity Agent window.',
    'Signing inStep 2 of 3Finish in your browser.',
    'Choose your role',
    'No role',
    'Signed insince 09:41',
    'One momentYour card has lost contact',
    'Session ended',
  ]);
});

test('assistive technology sees one live region with the state, one heading, and the controls', async () => {
  const session = await app.page.context().newCDPSession(app.page);
  for (const [name, status] of [
    ['waiting', 'Waiting for your smartcard'],
    ['signed-in', 'Signed in'],
    ['ended', 'Session ended'],
  ] as const) {
    await app.show(name);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const shown = nodes.filter(({ ignored }) => !ignored);
    const withRole = (role: string) => shown.filter((node) => node.role?.value === role);
    expect(withRole('status'), name).toHaveLength(1);
    expect(withRole('status')[0]?.properties?.find((property) => property.name === 'live')?.value.value).toBe('polite');
    const text = shown.filter((node) => node.role?.value === 'StaticText').map((node) => String(node.name?.value));
    expect(
      text.filter((one) => one === status),
      name,
    ).toHaveLength(1);
    expect(withRole('heading'), name).toHaveLength(1);
    for (const button of withRole('button')) expect(button.name?.value, name).not.toBe('');
  }
  await session.detach();
});

test('the countdown is spoken at few moments only', async () => {
  await app.show('warning');
  const spoken = app.page.locator('main [role="status"]');
  await expect(spoken).toHaveText(/^You will be signed out in \d+ seconds$/);
  const heading = app.page.getByRole('heading', { level: 1 });
  const begun = (await spoken.textContent()) ?? '';
  const shown = (await heading.textContent()) ?? '';
  await expect(heading).not.toHaveText(shown);
  await expect(heading).not.toHaveText(begun);
  const moments = ['30', '10', '5'].map((seconds) => `You will be signed out in ${seconds} seconds`);
  expect([begun, ...moments]).toContain(await spoken.textContent());
});

test('an end that nobody can put off is counted down and spoken, and offers no way to stay', async () => {
  await app.show('warning-time-limit');
  await expect(app.page.locator('main [role="status"]')).toHaveText(/^You will be signed out in \d+ seconds$/);
  await expect(app.page.getByText(/sign in again afterwards/)).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Stay signed in' })).toHaveCount(0);
  await expect(app.page.getByRole('button', { name: 'Sign out now' })).toBeVisible();
});

test('roles that look alike are told apart, and one without a name is no empty box', async () => {
  await app.show('choosing-role-alike');
  const names = await app.page.getByRole('option').allInnerTexts();
  expect(new Set(names).size).toBe(3);
  expect(names.join()).toContain('Role without a name');
  await app.page
    .getByRole('option', { name: /Nurse Access Role/ })
    .first()
    .click();
  await expect(app.page.getByRole('button', { name: /^Continue as Nurse Access Role, .+/ })).toBeVisible();
});

test('nothing moves for those who want no motion', async () => {
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await app.show('signing-in-checking');
  expect(await app.page.evaluate(() => document.getAnimations().length)).toBe(0);
  await app.page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await app.page.evaluate(() => document.getAnimations().length)).toBe(1);
});

test('nothing wakes up while nothing counts down', async () => {
  await app.page.evaluate(() => {
    const wakeUps = { count: 0 };
    Object.assign(globalThis, { wakeUps });
    const later = window.setTimeout.bind(window);
    const often = window.setInterval.bind(window);
    const frame = window.requestAnimationFrame.bind(window);
    Object.assign(window, {
      setInterval: (act: () => void, ms: number) =>
        often(() => {
          wakeUps.count += 1;
          act();
        }, ms),
      setTimeout: (act: () => void, ms: number) =>
        later(() => {
          wakeUps.count += 1;
          act();
        }, ms),
      requestAnimationFrame: (act: FrameRequestCallback) =>
        frame((time) => {
          wakeUps.count += 1;
          act(time);
        }),
    });
  });
  const wakeUps = () =>
    app.page.evaluate(() => (globalThis as unknown as { wakeUps: { count: number } }).wakeUps.count);
  for (const name of ['waiting', 'signed-in', 'ended', 'problem', 'choosing-role-40']) {
    await app.show(name);
    const before = await wakeUps();
    await app.page.waitForTimeout(1_500);
    expect(await wakeUps(), name).toBe(before);
    expect(await app.page.evaluate(() => document.getAnimations().length), name).toBe(0);
  }
  await app.show('warning');
  await expect.poll(wakeUps).toBeGreaterThan(0);
});

function never(): never {
  throw new Error('no such view');
}
