import type { View } from '../../electron/ipc/contract.ts';
import { readerName } from '../reader-name.ts';
import { readinessOf } from '../view-types.ts';
import { words } from '../words.ts';

/** What the readers say, on every screen. */
export function Footer({ view }: { readonly view: View }) {
  return (
    <footer className="footer">
      <span className="footer__readers">{readersInWords(view)}</span>
      {view.simulatedCards ? <span className="footer__note">{words.footer.simulatedCards}</span> : null}
    </footer>
  );
}

function readersInWords(view: View): string {
  const { names, withCard } = view.readers;
  const named = (readers: readonly string[]) => readers.map((name) => readerName(name, names));
  const readiness = readinessOf(view);
  switch (readiness) {
    case 'starting':
    case 'unknown':
    case 'no-reader':
      return words.footer[readiness];
    case 'empty':
      return words.footer.empty(named(names));
    case 'card-in':
      return words.footer['card-in'](named(withCard));
  }
}
