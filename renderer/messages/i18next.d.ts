import type { english } from './catalogue.ts';

/** Makes the keys of the English catalogue, and what they need filled in, known to the compiler. */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
    returnNull: false;
  }
}
