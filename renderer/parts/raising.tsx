import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import type { ScreenOf } from '../view-types.ts';
import { Button } from './button.tsx';
import { Question } from './question.tsx';

interface RaisingProps {
  readonly raising: NonNullable<ScreenOf<'signed-in'>['raising']>;
}

/** A second sign-in in the browser while the session goes on: who must act, and a way to let it be. */
export function Raising({ raising }: RaisingProps) {
  const say = useSay();
  return (
    <Question
      heading={say(`signingIn.${raising.step}.heading`)}
      consequence={say(raising.purpose === 'step-up' ? 'stepUp.underWay' : 'changeRole.underWay')}
    >
      <Button
        kind="secondary"
        onPress={() => {
          bridge.intend('cancel');
        }}
      >
        {say('buttons.cancel')}
      </Button>
    </Question>
  );
}
