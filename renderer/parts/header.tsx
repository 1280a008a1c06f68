import type { View } from '../../electron/ipc/contract.ts';
import { useSay } from '../messages/use-say.ts';

/** Name and world; stays in sight when the page scrolls. */
export function Header({ ribbon }: { readonly ribbon: View['ribbon'] }) {
  const say = useSay();
  const world = say(`ribbon.${ribbon}`);
  return (
    <header className={`header header--${ribbon}`}>
      <span className="header__name">{say('product')}</span>
      {/* Another world is another ribbon, and not the same one moved. */}
      <strong
        key={ribbon}
        className="header__ribbon"
        data-ribbon={ribbon}
        role="img"
        aria-label={say('ribbonLabel', { ribbon: world })}
      >
        {world}
      </strong>
    </header>
  );
}
