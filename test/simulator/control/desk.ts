import type { SimulatedAgent } from '../agent/agent.ts';
import { startPcscDaemon, whyNoPcscDaemon, type PcscDaemon } from '../cards/pcsc-daemon.ts';
import { startSimulatedCards } from '../cards/simulated-cards.ts';
import { PeopleCards, type CardNature } from '../cards/people-cards.ts';
import type { CardSlot, VirtualCard } from '../cards/virtual-reader.ts';
import type { SimulatedPerson } from '../people.ts';
import { CommandError } from './command.ts';

/** A reader on the desk and whose card it holds (by key). */
export interface DeskReader {
  readonly name: string;
  readonly holds: string | null;
}

export interface DeskOptions {
  readonly agent: SimulatedAgent;
  readonly readers: number;
  readonly cards: 'auto' | 'pcsc' | 'port';
}

/** What stands behind the readers: a PC/SC daemon, or the server of card events. */
interface Hardware {
  readonly slots: readonly CardSlot[];
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface Holding {
  readonly owner: SimulatedPerson | 'mute';
  /** Which insertion of the day it is: the same card put in again is not the same insertion. */
  readonly insertion: number;
}

/**
 * How long the agent takes to notice a card that came or went, in ms. It learns of them from PC/SC as everybody does,
 * and PC/SC (pcscd looks every 400 ms) may be late with a removal: the agent is not before it. Another card is never
 * reported earlier than 450 ms after it.
 */
const noticesInsertion = 30;
const noticesRemoval = { pcsc: 430, port: 30 };

const muteCard: VirtualCard = { atr: '3B00', mute: true };

/** Starts the readers: a real PC/SC daemon with virtual ones where that can run (or must), else card events. */
export async function startDesk({ agent, readers, cards }: DeskOptions): Promise<Desk> {
  const daemon = cards === 'port' ? 'that was asked for' : await daemonOrObstacle(readers);
  if (typeof daemon !== 'string') {
    const how = 'Cards are virtual ones in real readers of a real PC/SC service, the simulator\u2019s own.';
    return new Desk({ ...daemon, slots: daemon.readers }, agent, { how, env: daemon.env, socket: null });
  }
  if (cards === 'pcsc') throw new Error(`No PC/SC service can run here: ${daemon}.`);
  const names = Array.from({ length: readers }, (_, index) => `Simulated Reader ${String(index + 1)}`);
  const port = await startSimulatedCards({ readers: names });
  const how = `Cards come in through Lanyard's card port and not through a PC/SC service: ${daemon}.`;
  return new Desk({ ...port, slots: port.readers }, agent, { how, env: {}, socket: port.socket });
}

/** The daemon, or why there is none: a container, for one, may not let it have a place of its own. */
async function daemonOrObstacle(readers: number): Promise<PcscDaemon | string> {
  const obstacle = whyNoPcscDaemon();
  if (obstacle !== null) return obstacle;
  try {
    return await startPcscDaemon({ readers });
  } catch (error) {
    return error instanceof Error ? (error.message.trim().split('\n')[0] ?? '') : 'it cannot be started';
  }
}

/** The readers on the desk, the cards in them, and the agent that watches them too. */
export class Desk {
  readonly how: string;
  readonly env: Readonly<Record<string, string>>;
  /** The setting `cards.simulatorSocket`; `null` where cards are real to PC/SC. */
  readonly socket: string | null;
  readonly #hardware: Hardware;
  readonly #agent: SimulatedAgent;
  readonly #held: (Holding | null)[];
  readonly #cards = new PeopleCards();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  #running = true;
  #insertions = 0;
  /** Until when the agent has not noticed the last removal, and so nothing that followed it. */
  #blindUntil = 0;
  /** The insertion the agent works with. */
  #followed: number | null = null;

  constructor(
    hardware: Hardware,
    agent: SimulatedAgent,
    { how, env, socket }: { how: string; env: Readonly<Record<string, string>>; socket: string | null },
  ) {
    this.how = how;
    this.env = env;
    this.socket = socket;
    this.#hardware = hardware;
    this.#agent = agent;
    this.#held = hardware.slots.map(() => null);
  }

  get readers(): readonly DeskReader[] {
    return this.#hardware.slots.map(({ name }, index) => {
      const owner = this.#held[index]?.owner ?? null;
      return { name, holds: typeof owner === 'string' || owner === null ? owner : owner.key };
    });
  }

  /** Puts a card in; a reader takes one card, and a person has only one. */
  async insert(owner: SimulatedPerson | 'mute', reader: number): Promise<void> {
    const slot = this.#slot(reader);
    const elsewhere = this.#held.findIndex((holding) => holding !== null && holding.owner === owner);
    if (this.#held[reader] !== null) throw new CommandError(`There is a card in reader ${String(reader + 1)} already.`);
    if (owner !== 'mute' && elsewhere >= 0) throw new CommandError(`That card is in reader ${String(elsewhere + 1)}.`);
    if (!this.#running) throw new CommandError('The smartcard service is not running, and virtual cards need it.');
    this.#held[reader] = { owner, insertion: ++this.#insertions };
    await slot.insert(owner === 'mute' ? muteCard : await this.#cards.cardOf(owner));
    this.#agentLooks(noticesInsertion);
  }

  /** What people's cards that go in from now on are like when somebody reads them. */
  cardsAre(nature: CardNature): void {
    this.#cards.nature = nature;
  }

  /** Takes the card out; answers whether there was one. */
  async remove(reader: number): Promise<boolean> {
    const slot = this.#slot(reader);
    if (this.#held[reader] === null) return false;
    this.#held[reader] = null;
    await slot.remove();
    this.#agentLooksAfterRemoval();
    return true;
  }

  /** The same card loses contact for so many milliseconds. */
  async flicker(reader: number, milliseconds: number): Promise<void> {
    const owner = this.#held[reader]?.owner;
    if (owner === undefined) throw new CommandError(`There is no card in reader ${String(reader + 1)}.`);
    await this.remove(reader);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await this.insert(owner, reader);
  }

  /** The smartcard service ends, as by a crash; virtual cards go with it and must be put in again. */
  async stopService(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#held.fill(null);
    await this.#hardware.stop();
    this.#agentLooksAfterRemoval();
  }

  /** The smartcard service is there again, with empty readers. */
  async startService(): Promise<void> {
    if (this.#running) return;
    await this.#hardware.start();
    this.#running = true;
  }

  /** Waits until the agent has noticed everything that happened in the readers. */
  noticed(): Promise<void> {
    if (this.#timers.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#hardware.close();
  }

  #slot(reader: number): CardSlot {
    const slot = this.#hardware.slots[reader];
    if (slot === undefined) throw new CommandError(`There is no reader ${String(reader + 1)}.`);
    return slot;
  }

  #agentLooksAfterRemoval(): void {
    const after = noticesRemoval[this.socket === null ? 'pcsc' : 'port'];
    this.#blindUntil = Date.now() + after;
    this.#agentLooks(after);
  }

  #agentLooks(after: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#agentSees();
        if (this.#timers.size === 0) for (const waiting of this.#waiting.splice(0)) waiting();
      },
      Math.max(after, this.#blindUntil - Date.now()),
    );
    this.#timers.add(timer);
  }

  /** The agent keeps to its card while that is in; without a session or a window it takes the one put in last. */
  #agentSees(): void {
    const agent = this.#agent;
    const visible = this.#held.filter((holding) => holding !== null);
    const mine = visible.some(({ insertion }) => insertion === this.#followed);
    if (mine && (agent.ticket !== null || agent.promptOpen)) return;
    if (!mine && this.#followed !== null) {
      this.#followed = null;
      agent.removeCard();
    }
    const [newest] = visible
      .filter(({ owner }) => owner !== 'mute')
      .toSorted((one, other) => other.insertion - one.insertion);
    if (newest === undefined || newest.owner === 'mute' || newest.insertion === this.#followed) return;
    this.#followed = newest.insertion;
    agent.insertCard(newest.owner);
  }
}
