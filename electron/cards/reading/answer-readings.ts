import * as v from 'valibot';
import { asLanyardError, type LanyardError } from '../../errors/index.ts';
import { cardErrors } from '../../errors/catalogue-cards.ts';
import type { CardReading } from './card-reading.ts';
import { requestSchema, type ReadingReply, type ReadingRequest } from './messages.ts';

/** The card process's end: takes requests, answers each once, also one that was stopped. */
export class ReadingAnswers {
  readonly #reading: Pick<CardReading, 'begin'>;
  readonly #reply: (reply: ReadingReply) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(reading: Pick<CardReading, 'begin'>, reply: (reply: ReadingReply) => void) {
    this.#reading = reading;
    this.#reply = reply;
  }

  /** Takes any message; what is no request is not for it. */
  take(message: unknown): void {
    const request = v.safeParse(requestSchema, message);
    if (!request.success) return;
    if (request.output.type === 'stop-reading') this.#running.get(request.output.id)?.abort();
    else void this.#read(request.output);
  }

  async #read({ id, card, field }: ReadingRequest & { type: 'read-card' }): Promise<void> {
    const stop = new AbortController();
    this.#running.set(id, stop);
    const { details, released } = this.#reading.begin(card, stop.signal, field);
    try {
      this.#reply({ type: 'card-read', id, details: await details });
    } catch (thrown) {
      // Who stopped it has given it up already, and wants to know when the card is free.
      if (stop.signal.aborted) await released;
      this.#reply({ type: 'card-not-read', id, ...failure(asLanyardError(thrown)) });
    } finally {
      this.#running.delete(id);
    }
  }
}

function failure({ code, details }: LanyardError): Pick<ReadingReply & { type: 'card-not-read' }, 'code' | 'facts'> {
  const facts = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value).slice(0, 200)]));
  return isCardError(code) ? { code, facts } : { code: 'LAN-1007', facts: { call: 'PC/SC', code } };
}

function isCardError(code: string): code is keyof typeof cardErrors {
  return Object.hasOwn(cardErrors, code);
}
