import type { ReactNode } from 'react';
import type { PageName } from '../../electron/ipc/contract-pages.ts';
import { useSay } from '../messages/use-say.ts';
import { closePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';

interface PageFrameProps {
  readonly name: PageName;
  readonly children: ReactNode;
  /** Beside “Back”. */
  readonly actions?: ReactNode;
}

/** A page beside the session: its name, what it shows, and the way back. */
export function PageFrame({ name, children, actions }: PageFrameProps) {
  const say = useSay();
  return (
    <Screen
      name={name}
      heading={say(`pages.${name}`)}
      actions={
        <>
          {actions}
          <Button kind="secondary" onPress={closePage}>
            {say('buttons.back')}
          </Button>
        </>
      }
    >
      {children}
    </Screen>
  );
}
