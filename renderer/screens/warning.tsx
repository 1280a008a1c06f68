import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { words } from '../words.ts';

interface WarningProps {
  /** UTC ms. */
  readonly endsAt: number;
  readonly user: string;
  /** Signing out reaches further than this window. */
  readonly everywhere: boolean;
}

/** The moments, in seconds before the end, at which the countdown is spoken. */
const spoken = [60, 30, 10, 5];

/** Before an idle session ends: how long is left, and one key to stay. Counts only while it is on screen. */
export function Warning({ endsAt, user, everywhere }: WarningProps) {
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  useEffect(() => {
    setLeft(secondsUntil(endsAt));
    const timer = setInterval(() => {
      setLeft(secondsUntil(endsAt));
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [endsAt]);
  const lastSpoken = spoken.findLast((moment) => left <= moment) ?? left;
  return (
    <Screen
      name="warning"
      heading={words.warningHeading(left)}
      actions={
        <>
          <Button
            onPress={() => {
              bridge.intend('stay');
            }}
          >
            {words.buttons.staySignedIn}
          </Button>
          <Button
            kind="secondary"
            onPress={() => {
              bridge.intend('sign-out');
            }}
          >
            {words.buttons.signOutNow}
          </Button>
        </>
      }
    >
      <p>{words.warningText}</p>
      <p className="quiet">{user}</p>
      {everywhere ? <p className="quiet">{words.signOutWarning}</p> : null}
      <p className="nhsuk-u-visually-hidden" role="status">
        {words.warningHeading(lastSpoken)}
      </p>
    </Screen>
  );
}

function secondsUntil(endsAt: number): number {
  return Math.max(0, Math.round((endsAt - Date.now()) / 1_000));
}
