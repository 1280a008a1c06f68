import type { View } from '../../electron/ipc/contract.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { readerName } from '../reader-name.ts';
import { readinessOf } from '../view-types.ts';
import { Menu } from './menu.tsx';

/** What the readers say, and the way to the other pages; on every screen. */
export function Footer({ view }: { readonly view: View }) {
  const say = useSay();
  return (
    <footer className="footer">
      <span className="footer__readers">{readersInWords(say, view)}</span>
      {view.simulatedCards ? <span className="footer__note">{say('footer.simulatedCards')}</span> : null}
      <Menu />
    </footer>
  );
}

function readersInWords(say: Say, view: View): string {
  const { names, withCard } = view.readers;
  const readiness = readinessOf(view);
  switch (readiness) {
    case 'starting':
    case 'unknown':
    case 'no-reader':
      return say(`footer.${readiness}`);
    case 'empty': {
      const [only = ''] = names;
      return names.length === 1
        ? say('footer.emptyOne', { name: readerName(only, names) })
        : say('footer.emptySeveral', { count: names.length });
    }
    case 'card-in': {
      const [only = ''] = withCard;
      return withCard.length === 1
        ? say('footer.cardInOne', { name: readerName(only, names) })
        : say('footer.cardInSeveral', { count: withCard.length });
    }
  }
}
