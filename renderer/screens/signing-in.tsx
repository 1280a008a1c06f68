import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import type { ScreenOf } from '../view-types.ts';
import { words } from '../words.ts';

/** A sign-in under way: who must act now. The focus stays where it is from step to step; the status line speaks. */
export function SigningIn({ screen }: { readonly screen: ScreenOf<'signing-in'> }) {
  const { number, heading, text } = words.steps[screen.step];
  const cancel = (
    <Button
      kind="secondary"
      onPress={() => {
        bridge.intend('cancel');
      }}
    >
      {words.buttons.cancel}
    </Button>
  );
  return (
    <Screen name={screen.name} heading={heading} actions={cancel}>
      <p>{text}</p>
      <div className="steps" data-step={screen.step} aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <span key={step} className={step <= number ? 'steps__one steps__one--reached' : 'steps__one'} />
        ))}
      </div>
    </Screen>
  );
}
