import type { View } from '../../electron/ipc/contract.ts';
import { Icon } from '../icons.tsx';
import { useSay } from '../messages/use-say.ts';
import { statusOf } from '../status.ts';

/** Where things stand, in shape, colour and words; spoken once per change. */
export function StatusLine({ view }: { readonly view: View }) {
  const say = useSay();
  const { tone, icon, text, aside, spoken } = statusOf(say, view);
  return (
    <div className={`status status--${tone}`} role="status" aria-atomic="true">
      <Icon name={icon} />
      <span className="status__text">{text}</span>
      {aside === null ? null : (
        <span key={aside} className="status__aside">
          {aside}
        </span>
      )}
      {spoken === null ? null : <span className="nhsuk-u-visually-hidden">{spoken}</span>}
    </div>
  );
}
