import { Screen } from '../parts/screen.tsx';
import { words } from '../words.ts';

/** The card has lost contact: nothing of the session is on screen until it is back, or it is over. */
export function Covered() {
  return (
    <Screen name="covered" heading={words.coveredHeading}>
      <p>{words.coveredText}</p>
    </Screen>
  );
}
