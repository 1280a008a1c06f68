import { expect, test } from 'vitest';
import type { SettingsPage } from '../ipc/contract-pages.ts';
import { defaultSettings, type OpenSettings } from '../settings/index.ts';
import { settingsPage } from './settings-page.ts';

test('people read what a setting does without the marks of the pages for IT', () => {
  const settings = { settings: defaultSettings(), locked: new Map() } as unknown as OpenSettings;
  for (const language of ['en', 'cy'] as const) {
    const page = settingsPage({ settings, language: () => language })(() => undefined);
    const purposes = (page.view() as SettingsPage).settings.map(({ purpose }) => purpose);
    expect(purposes.length).toBeGreaterThan(3);
    expect(purposes.filter((purpose) => purpose.includes('`'))).toEqual([]);
    expect(purposes.join()).toContain('“Control+Alt+L”');
  }
});
