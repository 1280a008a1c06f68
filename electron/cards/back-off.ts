/** Growing pauses between attempts that never stop: 100 ms, doubling, at most 5 s. */
export interface BackOff {
  /** The next pause in milliseconds. */
  next(): number;
  /** Starts over with the shortest pause. */
  reset(): void;
}

/** Times in milliseconds. */
export function backOff(shortest = 100, longest = 5_000): BackOff {
  let pause = shortest;
  return {
    next: () => {
      const now = pause;
      pause = Math.min(pause * 2, longest);
      return now;
    },
    reset: () => {
      pause = shortest;
    },
  };
}

/** Resolves after `milliseconds`, or at once when `signal` is or becomes aborted. Never rejects. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
