import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { closePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { RolePicker } from '../parts/role-picker.tsx';
import type { ScreenOf } from '../view-types.ts';

/** Another role for a session that runs, from those that are already known: nothing has to be asked anew (cis2 11.3). */
export function OtherRole({ screen }: { readonly screen: ScreenOf<'signed-in'> }) {
  const say = useSay();
  const { roles, role } = screen;
  return (
    <RolePicker
      name="other-role"
      roles={roles}
      first={role.profileId}
      mark={say('roles.current')}
      onChoose={(profileId) => {
        closePage();
        if (profileId !== role.profileId) bridge.intend({ choose: 'role', profileId });
      }}
    >
      <Button kind="quiet" onPress={closePage}>
        {say('buttons.back')}
      </Button>
    </RolePicker>
  );
}
