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
import { Tile, type Tone } from '../parts/tile.tsx';

export type Card = NonNullable<CardsPage['readers'][number]['card']>;
type Reading = Card['reading'];
type Certificate = Extract<Reading, { state: 'read' }>['certificates'][number];

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
      <Outcome reading={reading} />
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
    case 'read': {
      const [certificate] = reading.certificates;
      return <p>{certificate === undefined ? say('cards.noCertificate') : standingOf(say, certificate)}</p>;
    }
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

function toneOf({ refusedSince, session, reading }: Card): Tone {
  if (refusedSince !== null || reading.state === 'failed') return 'bad';
  const standing = reading.state === 'read' ? reading.certificates[0]?.standing : undefined;
  switch (standing) {
    case 'not-yet':
    case 'red':
    case 'expired':
      return 'bad';
    case 'amber':
      return 'attention';
    case 'good':
      return 'good';
    case undefined:
      return session === null ? 'calm' : 'good';
  }
}

function aboutCard(say: Say, { series, session }: Card): string {
  const first = say(`cards.series.${series}`);
  if (session === null) return first;
  const holds = session.name === '' ? say('cards.holdsSession') : say('cards.holdsSessionOf', { name: session.name });
  return `${first}. ${holds}.`;
}

/** How long the certificate is good for, and what to do about it. */
function standingOf(say: Say, { standing, daysLeft, validFrom, validTo }: Certificate): string {
  switch (standing) {
    case 'not-yet':
      return say('cards.notYet', { date: dayInWords(say, validFrom) });
    case 'good':
      return say('cards.daysLeft', { count: daysLeft });
    case 'amber':
    case 'red':
      return `${say('cards.daysLeft', { count: daysLeft })}. ${say('cards.renewSoon')}`;
    case 'expired':
      return `${say('cards.expired', { date: dayInWords(say, validTo) })}. ${say('cards.renewRa')}`;
  }
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
    const { chuidExpiry } = reading;
    facts.push([say('cards.chuidExpiry'), chuidExpiry === null ? say('cards.noExpiry') : dayInWords(say, chuidExpiry)]);
  }
  facts.push([say('cards.atr'), atr]);
  return facts;
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
