import type { View } from '../../electron/ipc/contract.ts';
import { words } from '../words.ts';

/** Name and world; stays in sight when the page scrolls. */
export function Header({ ribbon }: { readonly ribbon: View['ribbon'] }) {
  const world = words.ribbon[ribbon];
  return (
    <header className={`header header--${ribbon}`}>
      <span className="header__name">{words.product}</span>
      <strong className="header__ribbon" data-ribbon={ribbon} role="img" aria-label={words.ribbonLabel(world)}>
        {world}
      </strong>
    </header>
  );
}
