import { Fragment } from 'react';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Steps } from '../parts/steps.tsx';
import type { ScreenOf } from '../view-types.ts';

/** A sign-in under way: who must act now. The focus stays where it is from step to step; the status line speaks. */
export function SigningIn({ screen }: { readonly screen: ScreenOf<'signing-in'> }) {
  const say = useSay();
  const { step } = screen;
  const cancel = (
    <Button
      kind="secondary"
      onPress={() => {
        bridge.intend('cancel');
      }}
    >
      {say('buttons.cancel')}
    </Button>
  );
  return (
    <Screen name={screen.name} heading={say(`signingIn.${step}.heading`)} actions={cancel}>
      <Fragment key={step}>
        <p>{say(`signingIn.${step}.text`)}</p>
        {step === 'browser' ? <p className="quiet">{say('signingIn.browser.hint')}</p> : null}
      </Fragment>
      <Steps step={step} />
    </Screen>
  );
}
