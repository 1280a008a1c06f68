import { expect, test } from 'vitest';
import { catalogue } from '../../../electron/errors/index.ts';
import { errorsPage } from './errors-page.ts';
import { settingsPage } from './settings-page.ts';

test('docs/errors.md is the catalogue', async () => {
  await expect(errorsPage()).toMatchFileSnapshot('../../../docs/errors.md');
});

test('docs/settings.md is the schema', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../../../docs/settings.md');
});

test('every error says what happened, what to do and who can help, in whole sentences', () => {
  for (const [code, entry] of Object.entries(catalogue)) {
    expect(code).toMatch(/^LAN-\d{4}$/);
    for (const sentence of [entry.what, entry.whatToDo, entry.helpdesk]) {
      expect(sentence, code).toMatch(/^\S.*[.:})]$/s);
    }
    expect(entry.who.length, code).toBeGreaterThan(0);
    expect(entry.what + entry.whatToDo, `${code} says PIN where people say passcode`).not.toMatch(/\bPIN\b/);
  }
});
