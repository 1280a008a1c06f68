import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { spokenSeconds } from '../spoken-countdown.ts';
import type { ScreenOf } from '../view-types.ts';

interface WarningProps {
  /** What ends the session; only idleness can be put off. */
  readonly kind: NonNullable<ScreenOf<'signed-in'>['warning']>['kind'];
  /** UTC ms. */
  readonly endsAt: number;
  readonly user: string;
  /** Signing out reaches further than this window. */
  readonly everywhere: boolean;
}

/** Before a session ends: how long is left, and one key to stay where that is possible. Counts only while it is on screen. */
export function Warning({ kind, endsAt, user, everywhere }: WarningProps) {
  const say = useSay();
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  const [whole] = useState(left);
  useEffect(() => {
    setLeft(secondsUntil(endsAt));
    const timer = setInterval(() => {
      setLeft(secondsUntil(endsAt));
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [endsAt]);
  return (
    <Screen
      name="warning"
      heading={say('warning.heading', { count: left })}
      actions={
        <>
          {kind === 'idle' ? (
            <Button
              onPress={() => {
                bridge.intend('stay');
              }}
            >
              {say('buttons.staySignedIn')}
            </Button>
          ) : null}
          <Button
            kind="secondary"
            onPress={() => {
              bridge.intend('sign-out');
            }}
          >
            {say('buttons.signOutNow')}
          </Button>
        </>
      }
    >
      <progress className="bar bar--attention" value={left} max={whole} aria-hidden="true" />
      <p>{say(`warning.text.${kind}`)}</p>
      <p className="quiet">{user}</p>
      {everywhere ? <p className="quiet">{say('signOut.warning')}</p> : null}
      <p className="nhsuk-u-visually-hidden" role="status">
        {say('warning.heading', { count: spokenSeconds(whole, left) })}
      </p>
    </Screen>
  );
}

function secondsUntil(endsAt: number): number {
  return Math.max(0, Math.round((endsAt - Date.now()) / 1_000));
}
