import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from '../icons.tsx';

export type Tone = 'good' | 'attention' | 'bad' | 'calm' | 'over';

const icons: Record<Tone, IconName> = {
  good: 'good',
  attention: 'attention',
  bad: 'bad',
  calm: 'card',
  over: 'reader',
};

interface TileProps {
  readonly tone: Tone;
  /** In place of the tone's own. */
  readonly icon?: IconName;
  readonly heading: string;
  readonly children?: ReactNode;
}

/** One thing among several: how it stands in shape and colour, its name, and what there is to say. */
export function Tile({ tone, icon = icons[tone], heading, children }: TileProps) {
  const id = useId();
  return (
    <section className={`tile tile--${tone}`} aria-labelledby={id}>
      <Icon name={icon} />
      <div className="tile__body">
        <h2 className="tile__heading" id={id}>
          {heading}
        </h2>
        {children}
      </div>
    </section>
  );
}
