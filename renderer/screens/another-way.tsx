import type { View } from '../../electron/ipc/contract.ts';
import { authenticatorIn, levelIn } from '../authenticators.ts';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { closePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Screen } from '../parts/screen.tsx';

/** Every other way to sign in, in plain words, with how sure each is. */
export function AnotherWay({ view }: { readonly view: View }) {
  const say = useSay();
  const back = (
    <Button kind="secondary" onPress={closePage}>
      {say('buttons.back')}
    </Button>
  );
  return (
    <Screen name="another" heading={say('another.heading')} actions={back}>
      <p>{say('another.text')}</p>
      <ul className="choices" aria-label={say('another.list')}>
        {view.routes[0] === 'browser' && view.canSignIn ? (
          <li>
            <Choice
              name={say('another.agent')}
              hint={say('authenticators.smartcard.hint')}
              onPress={() => {
                closePage();
                bridge.intend({ choose: 'route', route: 'agent', authenticator: null });
              }}
            />
          </li>
        ) : null}
        {view.authenticators.map(({ id, level }) => {
          const { name, hint } = authenticatorIn(say, { id, name: id });
          return (
            <li key={id}>
              <Choice
                name={name}
                hint={hint}
                aside={levelIn(say, level)}
                onPress={() => {
                  closePage();
                  bridge.intend({ choose: 'route', route: 'browser', authenticator: id });
                }}
              />
            </li>
          );
        })}
      </ul>
    </Screen>
  );
}
