import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import type { ScreenOf } from '../view-types.ts';

/** Known to the national service, but without any role (cis2 11.4): whom to ask, and a way out. */
export function NoRoles({ screen }: { readonly screen: ScreenOf<'choosing-role'> }) {
  const say = useSay();
  const { user } = screen;
  const signOut = (
    <Button
      onPress={() => {
        bridge.intend('sign-out');
      }}
    >
      {say('buttons.signOut')}
    </Button>
  );
  return (
    <Screen name="no-roles" heading={say('roles.noneHeading')} actions={signOut}>
      <p>{say('roles.noneText', { name: user.name === '' ? say('signedIn.noName', { id: user.id }) : user.name })}</p>
      <p>{say('roles.noneRemedy')}</p>
    </Screen>
  );
}
