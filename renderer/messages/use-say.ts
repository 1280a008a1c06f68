import { createContext, useContext } from 'react';
import { inLanguage, type Say } from './messages.ts';

export const Speaker = createContext<Say>(inLanguage('en'));

/** The words of the language that the window speaks now. */
export function useSay(): Say {
  return useContext(Speaker);
}
