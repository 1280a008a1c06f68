import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import { LanyardError } from '../../errors/index.ts';
import { parseCardEvent } from '../card-event-schema.ts';
import type { Card, CardEvent } from '../card.ts';
import { JsonLines } from '../json-lines.ts';
import { PcscError } from '../pcsc-codes.ts';
import type { CardDoor } from './card-door.ts';
import { readerGone } from './reading-failure.ts';

/** How long the simulator may take to say what is in its readers, ms. */
const greeting = 5_000;

const answerSchema = v.variant('type', [
  v.strictObject({ type: v.literal('connected'), protocol: v.picklist(['T=0', 'T=1']) }),
  v.strictObject({ type: v.literal('answer'), hex: v.pipe(v.string(), v.regex(/^(?:[0-9A-F]{2})*$/)) }),
  /** A return code of PC/SC, unsigned 32-bit. */
  v.strictObject({ type: v.literal('refused'), code: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]);
type Answer = v.InferOutput<typeof answerSchema>;

/**
 * The cards of the simulator (setting `cards.simulatorSocket`; development only). The same socket as for card events, one
 * connection per reading: after `{"type":"connect","reader":…}` it carries `{"type":"command","hex":…}` lines and their
 * answers, between the events that everybody gets.
 */
export function simulatedDoor(path: string): CardDoor {
  return {
    async cardIn(reader) {
      const line = new SimulatorLine(path);
      try {
        const cards = await line.cards();
        const card = cards.get(reader);
        if (card === undefined) throw readerGone(reader);
        return card;
      } finally {
        line.end();
      }
    },
    async connect(reader) {
      const line = new SimulatorLine(path);
      try {
        const answer = await line.ask({ type: 'connect', reader });
        if (answer.type !== 'connected') throw refusal('SCardConnect', answer);
        return {
          protocol: answer.protocol,
          async transmit(command) {
            const sent = await line.ask({ type: 'command', hex: Buffer.from(command).toString('hex').toUpperCase() });
            if (sent.type !== 'answer') throw refusal('SCardTransmit', sent);
            return Buffer.from(sent.hex, 'hex');
          },
          close() {
            line.end();
            return Promise.resolve();
          },
        };
      } catch (thrown) {
        line.end();
        throw thrown;
      }
    },
  };
}

/** What is in the simulator's readers, now. @throws LanyardError `LAN-1008`, `LAN-1009` */
export async function listSimulatedCards(path: string): Promise<{ name: string; card: Card | null }[]> {
  const line = new SimulatorLine(path);
  try {
    return [...(await line.cards())].map(([name, card]) => ({ name, card }));
  } finally {
    line.end();
  }
}

function refusal(call: string, answer: Answer): Error {
  return answer.type === 'refused' ? new PcscError(call, answer.code) : new LanyardError('LAN-1009');
}

/** One connection to the simulator. */
class SimulatorLine {
  readonly #socket: Socket;
  readonly #cards = new Map<string, Card | null>();
  #answered: ((answer: Answer) => void) | null = null;
  #lost: (error: LanyardError) => void = () => undefined;
  readonly #loss: Promise<never>;
  #ready: () => void = () => undefined;
  readonly #isReady: Promise<void>;

  constructor(path: string) {
    this.#isReady = new Promise((resolve) => (this.#ready = resolve));
    this.#loss = new Promise<never>((_resolve, reject) => (this.#lost = reject));
    this.#loss.catch(() => undefined);
    this.#socket = connect(path);
    const lines = new JsonLines((value) => {
      this.#take(value);
    });
    this.#socket.setTimeout(greeting);
    this.#socket.once('timeout', () => this.#socket.destroy());
    this.#socket.on('data', (bytes) => {
      lines.push(bytes);
    });
    this.#socket.on('error', () => undefined);
    this.#socket.once('close', () => {
      this.#lost(new LanyardError('LAN-1008'));
    });
  }

  /** The readers and their cards, once all are known. */
  async cards(): Promise<ReadonlyMap<string, Card | null>> {
    await Promise.race([this.#isReady, this.#loss]);
    return this.#cards;
  }

  /** Sends a request and resolves with its answer. One at a time. */
  async ask(request: object): Promise<Answer> {
    await this.cards();
    this.#socket.setTimeout(0);
    const answer = new Promise<Answer>((resolve) => (this.#answered = resolve));
    this.#socket.write(`${JSON.stringify(request)}\n`);
    return Promise.race([answer, this.#loss]);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(value: unknown): void {
    const event = parseCardEvent(value);
    if (event !== null) {
      this.#note(event);
      return;
    }
    const answer = v.safeParse(answerSchema, value);
    if (answer.success && this.#answered !== null) this.#answered(answer.output);
    else {
      this.#lost(new LanyardError('LAN-1009'));
      this.#socket.destroy();
    }
  }

  #note(event: CardEvent): void {
    switch (event.type) {
      case 'reader-attached':
        this.#cards.set(event.reader, null);
        return;
      case 'reader-detached':
        this.#cards.delete(event.reader);
        return;
      case 'card-inserted':
        this.#cards.set(event.card.reader, event.card);
        return;
      case 'card-removed':
        this.#cards.set(event.card.reader, null);
        return;
      case 'ready':
        this.#ready();
        return;
      case 'service-started':
      case 'service-stopped':
        return;
    }
  }
}
