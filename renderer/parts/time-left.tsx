import { useEffect, useState } from 'react';
import { useSay } from '../messages/use-say.ts';
import { timeOfDay } from '../time.ts';
import { FactRow } from './facts.tsx';

const minute = 60_000;
/** Before its last hour the end is a time of day: nothing counts down, so nothing has to wake up. */
const shownFrom = 60;

/** When the session ends at the latest (`endsBy`, UTC ms), and in its last hour how many minutes that is. */
export function TimeLeft({ endsBy }: { readonly endsBy: number }) {
  const say = useSay();
  const [left, setLeft] = useState(() => minutesUntil(endsBy));
  useEffect(() => {
    setLeft(minutesUntil(endsBy));
    // Once to begin with the last hour, then once a minute.
    const next = minutesUntil(endsBy) > shownFrom ? endsBy - Date.now() - shownFrom * minute : minute;
    const timer = setTimeout(
      () => {
        setLeft(minutesUntil(endsBy));
      },
      Math.max(1_000, next),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [endsBy, left]);
  const time = timeOfDay(endsBy);
  return (
    <FactRow
      name={say('signedIn.endsBy')}
      value={
        left > shownFrom ? time : say('signedIn.endsIn', { time, left: say('signedIn.minutes', { minutes: left }) })
      }
    />
  );
}

function minutesUntil(endsBy: number): number {
  return Math.max(0, Math.ceil((endsBy - Date.now()) / minute));
}
