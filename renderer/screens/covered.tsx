import { useSay } from '../messages/use-say.ts';
import { Screen } from '../parts/screen.tsx';

/** The card has lost contact: nothing of the session is on screen until it is back, or it is over. */
export function Covered() {
  const say = useSay();
  return (
    <Screen name="covered" heading={say('covered.heading')}>
      <p>{say('covered.text')}</p>
    </Screen>
  );
}
