import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import { LanyardError } from '../../errors/index.ts';
import { parseCardEvent } from '../card-event-schema.ts';
import { JsonLines } from '../json-lines.ts';
import { listSimulatedCards } from '../list-simulated.ts';
import { PcscError } from '../pcsc-codes.ts';
import type { CardDoor } from './card-door.ts';
import { readerGone } from './reading-failure.ts';

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
      const found = (await listSimulatedCards(path)).find(({ name }) => name === reader);
      if (found === undefined) throw readerGone(reader);
      return found.card;
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

function refusal(call: string, answer: Answer): Error {
  return answer.type === 'refused' ? new PcscError(call, answer.code) : new LanyardError('LAN-1009');
}

/** One connection to the simulator. */
class SimulatorLine {
  readonly #socket: Socket;
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
    this.#socket.on('data', (bytes) => {
      lines.push(bytes);
    });
    this.#socket.on('error', () => undefined);
    this.#socket.once('close', () => {
      this.#lost(new LanyardError('LAN-1008'));
    });
  }

  /** Sends a request, once the simulator has said what there is, and resolves with its answer. One at a time. */
  async ask(request: object): Promise<Answer> {
    await Promise.race([this.#isReady, this.#loss]);
    const answer = new Promise<Answer>((resolve) => (this.#answered = resolve));
    this.#socket.write(`${JSON.stringify(request)}\n`);
    return Promise.race([answer, this.#loss]);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(value: unknown): void {
    const event = parseCardEvent(value);
    if (event?.type === 'ready') this.#ready();
    if (event !== null) return;
    const answer = v.safeParse(answerSchema, value);
    if (answer.success && this.#answered !== null) this.#answered(answer.output);
    else {
      this.#lost(new LanyardError('LAN-1009'));
      this.#socket.destroy();
    }
  }
}
