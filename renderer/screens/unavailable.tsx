import { Screen } from '../parts/screen.tsx';
import { words } from '../words.ts';

/** The main process gave nothing to show: a defect, but never a blank window. */
export function Unavailable() {
  return (
    <div className="page">
      <Screen name="unavailable" heading={words.unavailable} code="LAN-9001">
        <p>{words.unavailableText}</p>
      </Screen>
    </div>
  );
}
