import { setTimeout as after } from 'node:timers/promises';
import { listCards } from '../cards/list-cards.ts';
import { listSimulatedCards } from '../cards/list-simulated.ts';
import { createCardReading } from '../cards/reading/card-reading.ts';
import { simulatedDoor } from '../cards/reading/simulated-door.ts';
import { winscardDoor } from '../cards/reading/winscard-door.ts';
import { agentHoldsTicket } from '../compose/agent-ticket.ts';
import type { Settings } from '../settings/index.ts';
import { leaveNow } from './leave-now.ts';
import type { Output } from './output.ts';
import { readCards } from './read-cards.ts';

/** How long to wait for the last card to be free, ms: one still held when the process ends would be reset. */
const farewell = 1_000;

/**
 * `lanyard cards --read` with the cards of this computer, or the simulator's where the settings name it, read in this
 * process. Waiting for a card of another program cannot be taken back, so the process then ends here and now.
 */
export async function readCardsHere(
  settings: Settings,
  hostFolder: string,
  output: Output,
  stop: AbortSignal,
): Promise<number> {
  const { simulatorSocket, holderField } = settings.cards;
  const isSimulated = simulatorSocket !== undefined;
  const reading = createCardReading({ door: isSimulated ? simulatedDoor(simulatorSocket) : winscardDoor() });
  const exitCode = await readCards({
    list: () => (isSimulated ? listSimulatedCards(simulatorSocket) : listCards()),
    read: (card, signal) => reading.read(card, signal, holderField),
    isSignedIn: () => agentHoldsTicket(settings, hostFolder),
    output,
    stop,
  });
  const isFree = await Promise.race([reading.close().then(() => true), after(farewell, false, { ref: false })]);
  if (!isFree) await leaveNow(exitCode);
  return exitCode;
}
