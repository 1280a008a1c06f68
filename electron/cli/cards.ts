import type { Card, CardEvent, Reader, WatchCards } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import { exitCodes, type Output } from './output.ts';
import { isoTime } from './state-line.ts';

/** `lanyard cards`: the readers and their cards, once. */
export async function showCards(list: () => Promise<readonly Reader[]>, output: Output): Promise<number> {
  const readers = await list();
  if (output.json) {
    output.line({ readers: readers.map(({ name, card }) => ({ reader: name, card: card && { atr: card.atr } })) }, '');
    return exitCodes.done;
  }
  if (readers.length === 0) output.text('No reader is connected.');
  for (const { name, card } of readers) output.text(`${name}: ${card === null ? 'empty' : cardSentence(card)}`);
  return exitCodes.done;
}

/**
 * `lanyard cards --watch`: one line per event until stopped. Readers and cards that are there already come first, as
 * attached and inserted. A smartcard service that is missing or stops is reported, and waited for.
 */
export async function watchCardEvents(watch: WatchCards, output: Output, stop: AbortSignal): Promise<number> {
  const watcher = watch((event) => {
    const line = eventLine(event);
    if (line !== null) output.line(line, eventSentence(event));
  });
  if (!stop.aborted) {
    await new Promise((resolve) => {
      stop.addEventListener('abort', resolve, { once: true });
    });
  }
  await watcher.stop();
  return exitCodes.done;
}

/** The line of an event for programs; `null` for events that only matter inside the program. */
function eventLine(event: CardEvent): object | null {
  const head = { event: event.type, at: isoTime(event.at) };
  switch (event.type) {
    case 'ready':
    case 'service-started':
      return null;
    case 'service-stopped':
      return { ...head, error: errorOf(event) };
    case 'reader-attached':
    case 'reader-detached':
      return { ...head, reader: event.reader, atr: null };
    case 'card-inserted':
    case 'card-removed':
      return { ...head, reader: event.card.reader, atr: event.card.atr };
  }
}

function errorOf(event: CardEvent & { type: 'service-stopped' }): object {
  const { code, message } = new LanyardError(event.error ?? 'LAN-1001').toValue();
  return { code, message };
}

function eventSentence(event: CardEvent): string {
  switch (event.type) {
    case 'ready':
    case 'service-started':
      return 'The smartcard service is running.';
    case 'service-stopped':
      return 'The smartcard service is not running.';
    case 'reader-attached':
      return `Reader attached: ${event.reader}`;
    case 'reader-detached':
      return `Reader detached: ${event.reader}`;
    case 'card-inserted':
      return `Card inserted: ${event.card.reader}: ${cardSentence(event.card)}`;
    case 'card-removed':
      return `Card removed: ${event.card.reader}`;
  }
}

function cardSentence(card: Card): string {
  return card.atr === '' ? 'a card that does not answer' : `card ${card.atr}`;
}
