import { LanyardError, type ErrorCode } from '../errors/index.ts';
import type { CardEvent, Reader } from './card.ts';
import { watchSimulatedCards } from './simulated-source.ts';

/**
 * The simulator's readers and the cards in them, now (setting `cards.simulatorSocket`; development only). Rejects with
 * `LAN-1008` when it does not run, `LAN-1009` when it is not understood, or the code of a stopped smartcard service.
 */
export async function listSimulatedCards(path: string): Promise<Reader[]> {
  const readers = new Map<string, Reader>();
  let end: (stopped: ErrorCode | null) => void = () => undefined;
  const known = new Promise<ErrorCode | null>((resolve) => (end = resolve));
  const watcher = watchSimulatedCards(path)((event) => {
    note(readers, event);
    if (event.type === 'ready') end(null);
    if (event.type === 'service-stopped') end(event.error ?? 'LAN-1001');
  });
  const stopped = await known;
  await watcher.stop();
  if (stopped !== null) throw new LanyardError(stopped);
  return [...readers.values()];
}

function note(readers: Map<string, Reader>, event: CardEvent): void {
  if (event.type === 'reader-attached') readers.set(event.reader, { name: event.reader, card: null });
  if (event.type === 'card-inserted') readers.set(event.card.reader, { name: event.card.reader, card: event.card });
}
