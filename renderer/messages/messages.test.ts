import { describe, expect, it } from 'vitest';
import { viewSchema } from '../../electron/ipc/contract.ts';
import { catalogues, inLanguage, languageOf, languages } from './messages.ts';

const endReasons = viewSchema.entries.screen.options[5].entries.reason.options;
const english = flat(catalogues.en);
const welsh = flat(catalogues.cy);

/** Every message under its whole key. */
function flat(messages: object, before = ''): ReadonlyMap<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? [...flat(value, `${before}${key}.`)]
      : [[`${before}${key}`, String(value)]],
  );
  return new Map(entries);
}

const plural = /_(zero|one|two|few|many|other)$/;
const stems = (messages: ReadonlyMap<string, string>) =>
  [...new Set([...messages.keys()].map((key) => key.replace(plural, '')))].sort();
const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('catalogues', () => {
  it('have the same messages in every language', () => {
    expect(stems(welsh)).toEqual(stems(english));
  });

  it('have every plural form that a language knows', () => {
    for (const [language, messages] of [
      ['en', english],
      ['cy', welsh],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = [...messages.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6));
      for (const stem of counted) {
        for (const form of forms) expect(messages.has(`${stem}_${form}`), `${language} ${stem} ${form}`).toBe(true);
      }
    }
  });

  it.each([...welsh])('fills in the same in Welsh: %s', (key, text) => {
    const original = english.get(key) ?? english.get(key.replace(plural, '_other'));
    expect(placeholders(text)).toEqual(placeholders(original));
  });

  it('say passcode, never PIN, but for the one of Windows itself', () => {
    const said = [...english].filter(([, text]) => /\bPIN\b/.test(text)).map(([key]) => key);
    expect(said).toEqual(['authenticators.windows-hello.hint']);
  });

  it('have nothing left in English by oversight', () => {
    const same = [...welsh].filter(
      ([key, text]) => english.get(key) === text && /\p{L}{3}/u.test(text.replace(/\{\{\w+\}\}/g, '')),
    );
    expect(same.map(([key]) => key)).toEqual([
      'product',
      'authenticators.windows-hello.name',
      'authenticators.passkey.name',
      'authenticators.nhs-net-connect.name',
      'authenticators.microsoft-authenticator.name',
      'cards.atr',
      'cards.slot',
      'settings.choices.en',
      'settings.choices.cy',
    ]);
  });

  it.each(endReasons)('have a heading for the end reason %s: who ended it, and when', (reason) => {
    const parties = {
      en: /you|card|reader|Lanyard|Identity Agent|national service/i,
      cy: /chi|cerdyn|darllenydd|Lanyard|Identity Agent|gwasanaeth cenedlaethol/i,
    };
    for (const language of languages) {
      const heading = inLanguage(language)(`ended.heading.${reason}`, { time: '09:41' });
      expect(heading).toMatch(/^[A-Z].* 09:41$/);
      expect(heading).toMatch(parties[language]);
    }
  });
});

describe('inLanguage', () => {
  it('counts as the language does', () => {
    const say = inLanguage('cy');
    expect([1, 2, 3].map((count) => say('stored.days', { count }))).toEqual(['1 diwrnod', '2 ddiwrnod', '3 diwrnod']);
    expect(inLanguage('en')('stored.entries', { count: 1 })).toBe('1 file');
    expect(inLanguage('en')('warning.heading', { count: 48 })).toBe('You will be signed out in 48 seconds');
  });
});

describe('languageOf', () => {
  it('takes the first that Lanyard speaks', () => {
    expect(languageOf(['cy-GB', 'en-GB'])).toBe('cy');
    expect(languageOf(['de-DE', 'en-GB'])).toBe('en');
    expect(languageOf(['fr'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});
