import type { ScreenOf } from './view-types.ts';

export type Step = ScreenOf<'signing-in'>['step'];

/** What a person sees of each way to sign in; reading whose card it is belongs to checking. */
const places: Record<Step, number> = {
  checking: 1,
  cards: 1,
  passcode: 2,
  assertion: 3,
  opening: 1,
  browser: 2,
  tokens: 3,
};

/** Which step of how many. */
export function stepOf(step: Step): { readonly step: number; readonly steps: number } {
  return { step: places[step], steps: 3 };
}
