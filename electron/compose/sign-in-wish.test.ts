import { describe, expect, test } from 'vitest';
import { unknownCards } from '../session/cards-view.ts';
import type { SessionState } from '../session/state.ts';
import { initialState } from '../session/transition.ts';
import { SignInWish } from './sign-in-wish.ts';

function wishing() {
  const starting: SessionState = initialState(0);
  let state: SessionState = starting;
  let asked = 0;
  const wish = new SignInWish(
    () => state,
    () => {
      asked += 1;
      // As a session does: it is told of the next state at once.
      wish.look();
    },
  );
  return {
    wish,
    asked: () => asked,
    becomes: (next: Partial<SessionState>) => {
      state = { ...starting, ...next } as SessionState;
      wish.look();
    },
  };
}

describe('a wish to sign in', () => {
  test('waits until the readers have been read, and is asked for once', () => {
    const { wish, asked, becomes } = wishing();
    wish.make();
    wish.make();
    becomes({ attempt: 0 });
    expect(asked()).toBe(0);
    becomes({ name: 'waiting-for-card' });
    becomes({ name: 'waiting-for-card' });
    expect(asked()).toBe(1);
  });

  test('waits no longer where no reader can be read', () => {
    const { wish, asked, becomes } = wishing();
    wish.make();
    becomes({ cards: { ...unknownCards, outage: 'LAN-1001' } });
    expect(asked()).toBe(1);
  });

  test('is asked for at once later on', () => {
    const { wish, asked, becomes } = wishing();
    becomes({ name: 'waiting-for-card' });
    expect(asked()).toBe(0);
    wish.make();
    wish.make();
    expect(asked()).toBe(2);
  });
});
