import type { View } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { timeOfDay } from '../time.ts';
import { readinessOf, type ScreenOf } from '../view-types.ts';
import { words } from '../words.ts';

interface EndedProps {
  readonly screen: ScreenOf<'ended'>;
  readonly view: View;
}

/** The card's leaving is drawn only where a card, or its reader, left. */
const pictures: Partial<Record<ScreenOf<'ended'>['reason'], 'removed' | 'no-reader'>> = {
  'card-removed': 'removed',
  'reader-removed': 'no-reader',
};

/** A session is over: why, since when, what is left (nothing), and what next. */
export function Ended({ screen, view }: EndedProps) {
  const signIn = view.canSignIn && (
    <Button
      onPress={() => {
        bridge.intend('sign-in');
      }}
    >
      {words.buttons.signIn}
    </Button>
  );
  const picture = pictures[screen.reason];
  return (
    <Screen name={screen.name} heading={words.endHeading(screen.reason, timeOfDay(view.at))} actions={signIn}>
      <p>{screen.agentSessionKept ? words.agentKept : words.nothingLeft}</p>
      <p className="quiet">{whatNext(view)}</p>
      {picture === undefined ? null : <Picture kind={picture} />}
    </Screen>
  );
}

function whatNext(view: View): string {
  if (view.canSignIn) return words.nextSignIn;
  switch (readinessOf(view)) {
    case 'starting':
    case 'unknown':
      return words.nextService;
    case 'no-reader':
      return words.nextReader;
    case 'empty':
    case 'card-in':
      return words.nextCard;
  }
}
