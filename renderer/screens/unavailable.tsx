import { useSay } from '../messages/use-say.ts';
import { Screen } from '../parts/screen.tsx';

/** The main process gave nothing to show: a defect, but never a blank window. */
export function Unavailable() {
  const say = useSay();
  return (
    <div className="page">
      <Screen name="unavailable" heading={say('unavailable.heading')} code="LAN-9001">
        <p>{say('unavailable.text')}</p>
      </Screen>
    </div>
  );
}
