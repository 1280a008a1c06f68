import type { View } from '../../electron/ipc/contract.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { SignInButtons } from '../parts/sign-in-buttons.tsx';
import { timeOfDay } from '../time.ts';
import { leadOf, readinessOf, type ScreenOf } from '../view-types.ts';

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
  const say = useSay();
  const picture = pictures[screen.reason];
  const heading = say(`ended.heading.${screen.reason}`, { time: timeOfDay(view.at) });
  return (
    <Screen name={screen.name} heading={heading} actions={<SignInButtons view={view} />}>
      <p>{say(whatIsLeft(screen))}</p>
      <p className="quiet">{whatNext(say, view)}</p>
      {picture === undefined ? null : <Picture kind={picture} />}
    </Screen>
  );
}

function whatIsLeft({ agentSession, route }: ScreenOf<'ended'>) {
  switch (agentSession) {
    case 'kept':
      return 'ended.agentKept';
    case 'ending':
      return 'ended.agentEnding';
    case 'ended':
      return route === 'browser' ? 'ended.browserKept' : 'ended.nothingLeft';
  }
}

function whatNext(say: Say, view: View): string {
  if (view.canSignIn || leadOf(view) === 'browser') return say('ended.nextSignIn');
  switch (readinessOf(view)) {
    case 'starting':
    case 'unknown':
      return say('ended.nextService');
    case 'no-reader':
      return say('ended.nextReader');
    case 'empty':
    case 'card-in':
      return say('ended.nextCard');
  }
}
