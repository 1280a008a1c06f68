import type { CardsPage } from '../../electron/ipc/contract-pages.ts';
import { bridge } from '../bridge.ts';
import { dayInWords } from '../dates.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Details } from '../parts/details.tsx';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Tile } from '../parts/tile.tsx';
import { lookText, toneOf } from './card-glance.ts';

export type Card = NonNullable<CardsPage['readers'][number]['card']>;
type Reading = Card['reading'];

interface CardTileProps {
  readonly reader: string;
  /** The reader's name as people know it. */
  readonly heading: string;
  readonly card: Card;
}

/** One card: what it is, whose session it holds, and what it says about itself once it was asked. */
export function CardTile({ reader, heading, card }: CardTileProps) {
  const say = useSay();
  const { reading, session } = card;
  const facts = factsOf(say, card);
  return (
    <Tile tone={toneOf(card)} heading={heading}>
      <p>{aboutCard(say, card)}</p>
      {card.refusedSince === null ? null : (
        <p>{say('cards.noLongerAccepted', { date: dayInWords(say, card.refusedSince) })}</p>
      )}
      <div role="status">
        <Outcome reading={reading} />
      </div>
      <Details summary={say('signedIn.details')}>
        <Facts facts={facts} />
        <CopyButton kind="quiet" text={copied(say, heading, card, facts)}>
          {say('cards.copy')}
        </CopyButton>
        {reading.state === 'read' ? <RawObjects objects={reading.objects} /> : null}
      </Details>
      {session === null ? (
        <Button
          kind="secondary"
          resting={reading.state === 'reading'}
          label={say(reading.state === 'read' ? 'cards.readAgainOf' : 'cards.readOf', { reader: heading })}
          onPress={() => {
            bridge.intendOnPage({ page: 'cards', do: 'read', reader });
          }}
        >
          {buttonText(say, reading)}
        </Button>
      ) : (
        <p className="quiet small">{say('cards.notWhileSession')}</p>
      )}
    </Tile>
  );
}

function Outcome({ reading }: { readonly reading: Reading }) {
  const say = useSay();
  switch (reading.state) {
    case 'not-read':
    case 'reading':
      return null;
    case 'not-piv':
      return <p>{say('cards.notPiv')}</p>;
    case 'failed':
      return (
        <>
          <p>{reading.problem.message}</p>
          <p>{reading.problem.remedy}</p>
          <ErrorFacts error={reading.problem} />
        </>
      );
    case 'read':
      return reading.glance.map((look) => <p key={`${look.of} ${look.slot ?? ''}`}>{lookText(say, look)}</p>);
  }
}

function RawObjects({ objects }: { readonly objects: Extract<Reading, { state: 'read' }>['objects'] }) {
  const say = useSay();
  return (
    <Details summary={say('cards.raw')}>
      {objects.map(({ name, status, hex }) => (
        <div className="raw" key={name}>
          <strong>{name}</strong> {say(`cards.objectStatus.${status}`)}
          {hex === '' ? null : <code className="raw__hex">{hex}</code>}
        </div>
      ))}
    </Details>
  );
}

function aboutCard(say: Say, { series, session }: Card): string {
  const first = say(`cards.series.${series}`);
  if (session === null) return first;
  const holds = session.name === '' ? say('cards.holdsSession') : say('cards.holdsSessionOf', { name: session.name });
  return `${first}. ${holds}.`;
}

function factsOf(say: Say, { atr, reading }: Card): Fact[] {
  const facts: Fact[] = [];
  if (reading.state === 'read') {
    for (const { slot, holder, issuer, validFrom, validTo } of reading.certificates) {
      facts.push([say('cards.slot', { slot }), say(`cards.slots.${slot}`)]);
      facts.push([say('cards.holder'), holder ?? say('cards.noHolder')]);
      facts.push([say('cards.issuer'), issuer]);
      facts.push([
        say('cards.valid'),
        say('cards.validFromTo', { from: dayInWords(say, validFrom), to: dayInWords(say, validTo) }),
      ]);
    }
    facts.push([say('cards.chuidExpiry'), cardExpiry(say, reading)]);
  }
  facts.push([say('cards.atr'), atr]);
  return facts;
}

function cardExpiry(say: Say, { chuidExpiry, objects }: Extract<Reading, { state: 'read' }>): string {
  if (chuidExpiry !== null) return dayInWords(say, chuidExpiry);
  const status = objects.find(({ name }) => name === 'chuid')?.status ?? 'absent';
  return say(status === 'present' ? 'cards.noExpiry' : `cards.objectStatus.${status}`);
}

function buttonText(say: Say, reading: Reading): string {
  switch (reading.state) {
    case 'reading':
      return say('cards.readingNow');
    case 'read':
    case 'failed':
    case 'not-piv':
      return say('cards.readAgain');
    case 'not-read':
      return say('cards.read');
  }
}

/** The longest text the clipboard takes. */
const longestCopy = 2_000;

function copied(say: Say, heading: string, card: Card, facts: readonly Fact[]): string {
  const lines = [heading, aboutCard(say, card), ...facts.map(([name, value]) => `${name}: ${value}`)];
  return lines.join('\n').slice(0, longestCopy);
}
