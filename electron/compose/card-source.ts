import type { WatchCards } from '../cards/card.ts';
import type { ReadCard } from '../cards/reading/card-details.ts';
import { createCardReading } from '../cards/reading/card-reading.ts';
import { ProcessReading } from '../cards/reading/process-reading.ts';
import { simulatedDoor } from '../cards/reading/simulated-door.ts';
import { winscardDoor } from '../cards/reading/winscard-door.ts';
import { watchSimulatedCards } from '../cards/simulated-source.ts';
import { watchCards } from '../cards/watch-cards.ts';
import { watchSupervised, type SpawnWatchProcess } from '../cards/watch-supervised.ts';
import type { Settings } from '../settings/index.ts';

/** Where cards come from: how they are watched, and how one is read. */
export interface CardSource {
  readonly watchCards: WatchCards;
  readonly readCard: ReadCard;
}

/**
 * Cards by PC/SC, or by the simulator where the settings name it. `spawn`: makes a process of its own for them; without
 * one this process watches and reads; `onRestart`: told when that process has ended by itself and is started again.
 */
export function cardSourceOf(
  { cards }: Settings,
  spawn?: SpawnWatchProcess,
  onRestart?: (restarts: number) => void,
): CardSource {
  const { simulatorSocket, holderField } = cards;
  const withField =
    (read: ReadCard): ReadCard =>
    (card, signal, field = holderField) =>
      read(card, signal, field);
  if (simulatorSocket !== undefined) {
    const { read } = createCardReading({ door: simulatedDoor(simulatorSocket) });
    return { watchCards: watchSimulatedCards(simulatorSocket), readCard: withField(read) };
  }
  if (spawn === undefined) {
    return { watchCards, readCard: withField(createCardReading({ door: winscardDoor() }).read) };
  }
  const reading = new ProcessReading();
  return {
    watchCards: watchSupervised(spawn, { reading, ...(onRestart === undefined ? {} : { onRestart }) }),
    readCard: withField(reading.read),
  };
}
