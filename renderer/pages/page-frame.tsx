import { useEffect, type ReactNode } from 'react';
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

/** A page beside the session: its name, what it shows, and the way back (also by Escape). */
export function PageFrame({ name, children, actions }: PageFrameProps) {
  const say = useSay();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Escape in the menu closes the menu alone.
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector(':popover-open') === null) {
        closePage();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
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
