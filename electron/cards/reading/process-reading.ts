import * as v from 'valibot';
import { LanyardError } from '../../errors/index.ts';
import { pause } from '../back-off.ts';
import type { Card } from '../card.ts';
import type { CardDetails, ReadCard } from './card-details.ts';
import { Ending } from './ending.ts';
import { replySchema, type ReadingReply, type ReadingRequest } from './messages.ts';

/** Longer than a reading may take with the one before it, ms: only for a process that hangs. */
const patience = 45_000;
/** How long a process that is to end may take to give a card back, ms. */
const farewell = 1_000;

type Send = (request: ReadingRequest) => void;

interface Pending {
  readonly settle: (reply: ReadingReply | null) => void;
  /** What the process says to it; `null` = it is gone. */
  readonly replied: Promise<ReadingReply | null>;
}

/** Reads cards through the card process; handed to `watchSupervised`, which keeps that process alive. */
export class ProcessReading {
  readonly #pending = new Map<number, Pending>();
  #send: Send | null = null;
  #last = 0;

  /** As `ReadCard` says; `LAN-1006` when the process is not there or ends meanwhile. */
  readonly read: ReadCard = (card, signal, field = 'any') => {
    const send = this.#send;
    if (signal.aborted) return Promise.reject(new LanyardError('LAN-1015'));
    if (send === null) return Promise.reject(new LanyardError('LAN-1006'));
    const id = ++this.#last;
    const ending = new Ending(signal, 'LAN-1015');
    ending.after(patience, 'LAN-1014');
    const { replied } = this.#expect(id);
    const stop = (): void => {
      if (this.#pending.has(id)) send({ type: 'stop-reading', id });
    };
    signal.addEventListener('abort', stop, { once: true });
    send({ type: 'read-card', id, card, field });
    return ending.race(replied.then((reply) => detailsOf(reply, card))).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  };

  /** A process has been started; `send` reaches it. */
  attach(send: Send): void {
    this.#send = send;
  }

  /** Takes a message of the process; `false` when it is no reply to a reading. */
  take(message: unknown): boolean {
    const reply = v.safeParse(replySchema, message);
    if (reply.success) this.#settle(reply.output.id, reply.output);
    return reply.success;
  }

  /** The process is gone, and with it whatever it was reading. */
  detach(): void {
    this.#send = null;
    for (const id of [...this.#pending.keys()]) this.#settle(id, null);
  }

  /** The process is to end: a card it still holds would be reset then, so it is given a moment to let go. */
  async letGo(): Promise<void> {
    const send = this.#send;
    this.#send = null;
    const left = [...this.#pending];
    if (send === null || left.length === 0) return;
    for (const [id] of left) send({ type: 'stop-reading', id });
    const over = new AbortController();
    const all = Promise.all(left.map(([, { replied }]) => replied));
    await Promise.race([all, pause(farewell, over.signal)]);
    over.abort();
  }

  #expect(id: number): Pending {
    let settle: Pending['settle'] = () => undefined;
    const replied = new Promise<ReadingReply | null>((resolve) => (settle = resolve));
    const pending = { settle, replied };
    this.#pending.set(id, pending);
    return pending;
  }

  #settle(id: number, reply: ReadingReply | null): void {
    this.#pending.get(id)?.settle(reply);
    this.#pending.delete(id);
  }
}

function detailsOf(reply: ReadingReply | null, card: Card): CardDetails {
  if (reply === null) throw new LanyardError('LAN-1006');
  if (reply.type === 'card-not-read') throw new LanyardError(reply.code, reply.facts);
  const { card: read } = reply.details;
  if (read.reader !== card.reader || read.atr !== card.atr || read.count !== card.count) {
    throw new LanyardError('LAN-1012');
  }
  return reply.details;
}
