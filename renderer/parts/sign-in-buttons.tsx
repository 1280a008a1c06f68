import type { View } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { openLeaf } from '../page.ts';
import { leadOf } from '../view-types.ts';
import { Button } from './button.tsx';

interface SignInButtonsProps {
  readonly view: View;
  /** A sign-in has failed just now. */
  readonly again?: boolean;
}

/** The ways to sign in that there are now: the one the window leads with, and the others. */
export function SignInButtons({ view, again = false }: SignInButtonsProps) {
  const say = useSay();
  const lead = leadOf(view);
  const now = lead === 'browser' || (lead === 'card' && view.canSignIn);
  return (
    <>
      {now ? (
        <Button
          onPress={() => {
            bridge.intend('sign-in');
          }}
        >
          {say(again ? 'buttons.tryAgain' : 'buttons.signIn')}
        </Button>
      ) : null}
      {view.routes.includes('browser') ? (
        <Button
          kind="secondary"
          onPress={() => {
            openLeaf('another');
          }}
        >
          {say(now ? 'buttons.anotherBeside' : 'buttons.another')}
        </Button>
      ) : null}
    </>
  );
}
