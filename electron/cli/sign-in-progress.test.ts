import { expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { initialState } from '../session/transition.ts';
import { SignInProgress } from './sign-in-progress.ts';

test('that nobody is signed in is one line, and the problem behind it the end of the command', async () => {
  const progress = new SignInProgress(false);
  const nobody = initialState(0);
  expect(progress.see(nobody)).toBe(true);
  const problem = new LanyardError('LAN-1001').toValue();
  expect(progress.see({ ...nobody, attempt: 1, problem })).toBe(false);
  expect(await progress.over).toEqual(problem);
});
