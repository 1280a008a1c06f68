import { createInstance, type TFunction } from 'i18next';
import { english } from './catalogue.ts';
import { welshPages } from './welsh-pages.ts';
import { welshSession } from './welsh-session.ts';

export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];

/** Says the message of a key in one language. What is filled in is text, never markup, and never looked up itself. */
export type Say = TFunction;

export const catalogues = { en: english, cy: { ...welshSession, ...welshPages } } as const;

const library = createInstance();
void library.init({
  resources: { en: { translation: catalogues.en }, cy: { translation: catalogues.cy } },
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: languages,
  // Everything is there already: nothing to wait for.
  initAsync: false,
  // React writes text as text.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

const speakers = { en: library.getFixedT('en'), cy: library.getFixedT('cy') };

/** The words of one language. */
export function inLanguage(language: Language): Say {
  return speakers[language];
}

/** The first of the languages asked for (`cy-GB`, `en-GB`, …) that Lanyard speaks; English when it speaks none. */
export function languageOf(asked: readonly string[]): Language {
  for (const tag of asked) {
    const [primary] = tag.toLowerCase().split('-');
    const known = languages.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}
