import type { Card } from '../cards/card.ts';
import type { CardDetails, ReadCard } from '../cards/reading/card-details.ts';
import { glanceAt } from '../cards/reading/glance.ts';
import { readingVerdict } from '../cards/reading/reading-moment.ts';
import { seriesOf } from '../cards/series.ts';
import { LanyardError, toErrorValue, type ErrorValue } from '../errors/index.ts';
import type { CardsPage } from '../ipc/contract-pages.ts';
import type { View } from '../ipc/contract.ts';
import { viewError } from '../ipc/view-error.ts';
import { cardsOf } from '../session/cards-view.ts';
import { isHeld } from '../session/moves.ts';
import type { SessionState } from '../session/state.ts';
import type { PageMaker } from './page.ts';

export interface CardsPageParts {
  readonly session: () => SessionState;
  readonly readCard: ReadCard;
  /** Asked without a prompt whether the Identity Agent holds a ticket; `null` = it cannot be asked. Rejects while it is busy. */
  readonly agentHoldsTicket: (signal: AbortSignal) => Promise<boolean | null>;
  /** UTC ms. */
  readonly now: () => number;
  /** Of the window; without it English. */
  readonly language?: () => View['language'];
}

type Shown = CardsPage['readers'][number]['card'];
type Reading = NonNullable<Shown>['reading'];
/** When and in which language it is seen. */
interface Seen {
  readonly now: number;
  readonly language: View['language'];
}
type Read = { readonly state: 'reading' } | CardDetails | { readonly problem: ErrorValue };

const series: Readonly<Record<string, NonNullable<Shown>['series']>> = {
  '4': '4-to-6',
  '5 or 6': '5-or-6',
  '8': '8',
  '9 or 10': '9-or-10',
};

/**
 * Readers and cards for Registration Authority staff; a card is read when a person asks, and never within a session, be it
 * one that the Identity Agent alone still has (spine-cis1 12.4).
 */
export function cardsPage(parts: CardsPageParts): PageMaker {
  const { session, readCard, agentHoldsTicket, now, language = () => 'en' } = parts;
  return (onChange) => {
    const readings = new Map<string, Read>();
    let closed = false;
    let reads = new AbortController();
    const giveUp = () => {
      reads.abort();
      reads = new AbortController();
    };

    const read = async (card: Card) => {
      const key = keyOf(card);
      if (readings.get(key) === reading) return;
      const keep = (found: Read) => {
        readings.set(key, found);
        if (!closed) onChange();
      };
      const moment = isHeld(session()) ? 'signed-in' : 'idle';
      if (readingVerdict({ by: 'person', session: moment, readCertificates: false }) !== 'allowed') {
        keep({ problem: new LanyardError('LAN-1016').toValue() });
        return;
      }
      keep(reading);
      keep(await readUnlessBusy(card, reads.signal).catch((thrown: unknown) => ({ problem: toErrorValue(thrown) })));
    };
    const readUnlessBusy = async (card: Card, signal: AbortSignal) => {
      const isBusy = (await agentHoldsTicket(signal)) ?? mayHoldCard(session());
      if (signal.aborted) throw new LanyardError('LAN-1015');
      if (isBusy) throw new LanyardError('LAN-1016');
      return readCard(card, signal);
    };

    return {
      view: () => viewOf(session(), readings, { now: now(), language: language() }),
      intend(intent) {
        if (intent.page !== 'cards') return;
        const card = session().cards.cards.find(({ reader }) => reader === intent.reader);
        if (card !== undefined) void read(card);
      },
      refresh() {
        // A sign-in needs the card more than a page does.
        if (isHeld(session())) giveUp();
        onChange();
      },
      close() {
        closed = true;
        giveUp();
      },
    };
  };
}

const reading = { state: 'reading' } as const;

/** The agent may still work with a card: its passcode window was left open, or its ticket outlived the session here. */
function mayHoldCard(state: SessionState): boolean {
  if (state.name === 'signed-out') return state.leftBehind !== null;
  return state.name === 'ended' && state.route === 'agent' && state.agentSession !== 'ended';
}

/** A card put in anew is another card: what was read of it before is not shown. */
function keyOf({ reader, atr, count }: Card): string {
  return JSON.stringify([reader, atr, count]);
}

function viewOf(state: SessionState, readings: ReadonlyMap<string, Read>, seen: Seen): CardsPage {
  const { service, readers, cards, outage } = state.cards;
  const starting = state.name === 'signed-out' && state.starting && outage === null;
  const bound = isHeld(state) ? cardsOf(state.binding) : [];
  return {
    page: 'cards',
    service: starting ? 'starting' : service,
    readers: readers.map((name) => {
      const card = cards.find(({ reader }) => reader === name);
      if (card === undefined) return { reader: name, card: null };
      const found = readings.get(keyOf(card));
      const isSessions = bound.some(({ reader }) => reader === name);
      return { reader: name, card: cardView(card, found, isSessions ? personOf(state) : null, seen) };
    }),
  };
}

function cardView(card: Card, found: Read | undefined, session: { name: string } | null, seen: Seen): Shown {
  const isPiv = found !== undefined && 'kind' in found ? found.kind === 'piv' : undefined;
  const hint = seriesOf(card.atr, isPiv);
  return {
    atr: card.atr.replace(/..(?=.)/g, '$& '),
    series: series[hint.series ?? ''] ?? 'unknown',
    refusedSince: hint.notAcceptedSince,
    session,
    reading: readingView(found, seen),
  };
}

function personOf(state: SessionState): { name: string } {
  return { name: state.name === 'signed-in' && state.cover === null ? state.identity.user.name : '' };
}

function readingView(found: Read | undefined, { now, language }: Seen): Reading {
  if (found === undefined) return { state: 'not-read' };
  if ('problem' in found) return { state: 'failed', problem: viewError(found.problem, language) };
  if ('state' in found) return found;
  if (found.kind === 'not-piv') return { state: 'not-piv' };
  return {
    state: 'read',
    glance: [...glanceAt(found, now)],
    certificates: found.certificates.map(({ slot, holder, issuer, validFrom, validTo }) => ({
      slot,
      holder: holder?.uid ?? null,
      issuer,
      validFrom,
      validTo,
    })),
    chuidExpiry: found.chuid?.expires ?? null,
    objects: found.objects.map(({ name, status, hex }) => ({ name, status, hex })),
  };
}
