import type { View, ViewError } from '../electron/ipc/contract.ts';

/** The part of the view that belongs to one screen. */
export type ScreenOf<Name extends View['screen']['name']> = Extract<View['screen'], { name: Name }>;

export type Role = ScreenOf<'signed-in'>['role'];

/** What can be said about readers and cards before a sign-in. */
export type Readiness = 'starting' | 'unknown' | 'no-reader' | 'empty' | 'card-in';

/** One answer for status line, screen and footer, so that they cannot contradict each other. */
export function readinessOf(view: View): Readiness {
  const { service, names, withCard } = view.readers;
  if (service !== 'running') return service;
  if (withCard.length > 0) return 'card-in';
  return names.length === 0 ? 'no-reader' : 'empty';
}

/** What the window leads with while nobody is signed in: the card, the browser, or that there is no way at all. */
export function leadOf({ routes }: View): 'card' | 'browser' | 'none' {
  const [first] = routes;
  if (first === undefined) return 'none';
  return first === 'agent' ? 'card' : 'browser';
}

/** Wrong settings (LAN-5xxx) stay wrong until somebody corrects them: trying again would be a button that does nothing. */
export function isSettingsProblem({ code }: ViewError): boolean {
  return code.startsWith('LAN-5');
}
