import type { CardsPage as CardsView } from '../../electron/ipc/contract-pages.ts';
import { useSay } from '../messages/use-say.ts';
import { Tile } from '../parts/tile.tsx';
import { readerName } from '../reader-name.ts';
import { CardTile } from './card-tile.tsx';
import { PageFrame } from './page-frame.tsx';

/** Every reader and its card, side by side where there is room: for Registration Authority staff. */
export function CardsPage({ view }: { readonly view: CardsView }) {
  const say = useSay();
  const names = view.readers.map(({ reader }) => reader);
  return (
    <PageFrame name="cards">
      {view.service === 'running' ? null : <p>{say('cards.unknown')}</p>}
      {view.service === 'running' && names.length === 0 ? <p>{say('cards.none')}</p> : null}
      <div className="tiles">
        {view.readers.map(({ reader, card }) => {
          const heading = readerName(reader, names);
          return card === null ? (
            <Tile key={reader} tone="over" heading={heading}>
              <p className="quiet">{say('cards.noCard')}</p>
            </Tile>
          ) : (
            <CardTile key={reader} reader={reader} heading={heading} card={card} />
          );
        })}
      </div>
    </PageFrame>
  );
}
