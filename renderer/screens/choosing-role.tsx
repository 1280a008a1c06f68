import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { RolePicker } from '../parts/role-picker.tsx';
import type { ScreenOf } from '../view-types.ts';

/** Signed in with CIS2, in no role yet: which one it is to be. */
export function ChoosingRole({ screen }: { readonly screen: ScreenOf<'choosing-role'> }) {
  const say = useSay();
  const { roles, last } = screen;
  return (
    <RolePicker
      name={screen.name}
      roles={roles}
      first={last}
      mark={say('roles.lastUsed')}
      onChoose={(profileId) => {
        bridge.intend({ choose: 'role', profileId });
      }}
    >
      <Button
        kind="quiet"
        onPress={() => {
          bridge.intend('cancel');
        }}
      >
        {say('buttons.cancel')}
      </Button>
    </RolePicker>
  );
}
