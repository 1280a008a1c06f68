import type { PageName, PageView } from '../../electron/ipc/contract-pages.ts';
import { useSay } from '../messages/use-say.ts';
import { CardsPage } from './cards-page.tsx';
import { CheckPage } from './check-page.tsx';
import { LaunchPage } from './launch-page.tsx';
import { PageFrame } from './page-frame.tsx';
import { SettingsPage } from './settings-page.tsx';
import { StoredPage } from './stored-page.tsx';

interface CurrentPageProps {
  readonly name: PageName;
  readonly view: PageView | 'missing' | null;
}

/** The page that is open. */
export function CurrentPage({ name, view }: CurrentPageProps) {
  const say = useSay();
  if (view === null) {
    return (
      <PageFrame name={name}>
        <p>{say('pages.loading')}</p>
      </PageFrame>
    );
  }
  if (view === 'missing') {
    return (
      <PageFrame name={name}>
        <p className="strong">{say('pages.notAvailable')}</p>
        <p>{say('pages.notAvailableText')}</p>
      </PageFrame>
    );
  }
  switch (view.page) {
    case 'cards':
      return <CardsPage view={view} />;
    case 'check':
      return <CheckPage view={view} />;
    case 'launch':
      return <LaunchPage view={view} />;
    case 'settings':
      return <SettingsPage view={view} />;
    case 'stored':
      return <StoredPage view={view} />;
  }
}
