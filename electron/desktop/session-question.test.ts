import { describe, expect, test } from 'vitest';
import type { View } from '../ipc/contract.ts';
import { SessionQuestions } from './session-question.ts';
import { ended, screens, viewWith } from './test-data.ts';
import { desktopWords } from './words.ts';

const question = desktopWords.en.confirmQuit;
const mine = viewWith(screens.signedIn);
const next = viewWith({ ...screens.signedIn, user: { id: '555100000099', name: 'Somebody Else' }, since: 9_000 });

/** Questions that are answered by hand. */
function bench() {
  let view: View = mine;
  let answer: (agreed: boolean) => void = () => undefined;
  let taken = false;
  const questions = new SessionQuestions(
    (_question, signal) =>
      new Promise((resolve) => {
        answer = resolve;
        signal.addEventListener('abort', () => {
          taken = true;
          resolve(false);
        });
      }),
    () => view,
  );
  const become = (other: View, told = true) => {
    view = other;
    if (told) questions.follow(other);
  };
  return {
    questions,
    become,
    answer: (agreed: boolean) => {
      answer(agreed);
    },
    taken: () => taken,
  };
}

describe('a question about a session', () => {
  test('is answered by the person', async () => {
    for (const agreed of [true, false]) {
      const { questions, become, answer, taken } = bench();
      const asked = questions.agreesTo(question);
      become(viewWith({ ...screens.signedIn, warning: { endsAt: 5_000, kind: 'idle' } }));
      become(viewWith(screens.covered));
      become(mine);
      answer(agreed);
      expect(await asked).toBe(agreed);
      expect(taken()).toBe(false);
    }
  });

  test('goes away when the session is over, and agrees to nothing for the next one', async () => {
    const { questions, become, answer, taken } = bench();
    const asked = questions.agreesTo(question);
    become(viewWith(ended('card-removed')));
    expect(taken()).toBe(true);
    become(next);
    answer(true);
    expect(await asked).toBe(false);
    const another = questions.agreesTo(question);
    answer(true);
    expect(await another, 'the next person has questions of their own').toBe(true);
  });

  test('is no longer agreed to when another session has taken the place unseen', async () => {
    const { questions, become, answer } = bench();
    const asked = questions.agreesTo(question);
    become(next, false);
    answer(true);
    expect(await asked).toBe(false);
  });

  test('is one at a time', async () => {
    const { questions } = bench();
    void questions.agreesTo(question);
    expect(await questions.agreesTo(question)).toBe(false);
  });
});
