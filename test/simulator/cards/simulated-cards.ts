import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Card, CardEvent } from '../../../electron/cards/card.ts';
import { simulatedCommands, type CommandedReader } from './simulated-commands.ts';
import type { CardSlot, VirtualCard } from './virtual-reader.ts';

/** Simulated readers and cards for machines without a PC/SC daemon to put virtual ones behind. */
export interface SimulatedCards {
  /** What `cards.simulatorSocket` is set to: a local socket, or a named pipe on Windows. */
  readonly socket: string;
  readonly readers: readonly SimulatedReader[];
  /** The service vanishes: all connections are cut and the socket is closed. Cards are lost. */
  stop(): Promise<void>;
  /** The service comes back at the same place, with empty readers. */
  start(): Promise<void>;
  /** Sends a raw line to everybody who listens, to see what they make of it. */
  sendRaw(line: string): void;
  close(): Promise<void>;
}

export interface SimulatedCardsOptions {
  readonly readers?: readonly string[];
  /** Where to listen; by default a fresh place. */
  readonly socket?: string;
}

type Change = CardEvent extends infer T ? (T extends unknown ? Omit<T, 'at'> : never) : never;

/** Serves card events as JSON lines: what is there to everybody who connects, then everything that happens. */
export async function startSimulatedCards(options: SimulatedCardsOptions = {}): Promise<SimulatedCards> {
  const names = options.readers ?? ['Simulated Reader 1', 'Simulated Reader 2'];
  const directory = await mkdtemp(join(tmpdir(), 'lanyard-cards-'));
  const socket = options.socket ?? freshPlace(directory);
  const listeners = new Set<Socket>();
  let server: Server | null = null;

  const announce = (change: Change): void => {
    for (const listener of listeners) send(listener, change);
  };
  const readers = names.map((name) => new SimulatedReader(name, announce));

  const start = async (): Promise<void> => {
    if (server !== null) return;
    const starting = createServer((listener) => {
      listeners.add(listener);
      listener.on('error', () => undefined);
      listener.on('close', () => listeners.delete(listener));
      send(listener, { type: 'service-started' });
      for (const reader of readers) {
        send(listener, { type: 'reader-attached', reader: reader.name });
        if (reader.card !== null) send(listener, { type: 'card-inserted', card: reader.card });
      }
      send(listener, { type: 'ready' });
      simulatedCommands(listener, readers);
    });
    server = starting;
    await new Promise<void>((resolve, reject) => {
      starting.once('error', reject);
      starting.listen(socket, resolve);
    });
  };
  const stop = async (): Promise<void> => {
    const stopping = server;
    server = null;
    for (const listener of listeners) listener.destroy();
    for (const reader of readers) reader.forget();
    if (stopping === null) return;
    await new Promise((resolve) => stopping.close(resolve));
  };
  const close = async (): Promise<void> => {
    await stop();
    await rm(directory, { recursive: true, force: true });
  };
  const sendRaw = (line: string): void => {
    for (const listener of listeners) listener.write(`${line}\n`);
  };
  await start();
  return { socket, readers, start, stop, sendRaw, close };
}

function freshPlace(directory: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\lanyard-cards-${String(process.pid)}-${String(Date.now())}`;
  return join(directory, 'cards.sock');
}

function send(listener: Socket, change: Change): void {
  listener.write(`${JSON.stringify({ ...change, at: Date.now() })}\n`);
}

/** A reader that exists only in words. Counts insertions and removals as PC/SC does. */
export class SimulatedReader implements CardSlot, CommandedReader {
  readonly name: string;
  card: Card | null = null;
  inside: VirtualCard | null = null;
  left = Promise.resolve();
  taken = false;
  readonly apdus: string[] = [];
  readonly #announce: (change: Change) => void;
  #count = 0;
  #leave: () => void = () => undefined;

  constructor(name: string, announce: (change: Change) => void) {
    this.name = name;
    this.#announce = announce;
  }

  insert(card: VirtualCard): Promise<void> {
    if (this.card !== null) return Promise.reject(new Error(`${this.name}: there is a card already`));
    const atr = card.mute === true ? '' : card.atr.replaceAll(' ', '').toUpperCase();
    this.#put({ reader: this.name, atr, count: this.#next() }, card);
    return Promise.resolve();
  }

  remove(): Promise<void> {
    const card = this.card;
    if (card === null) return Promise.resolve();
    this.#takeOut();
    this.#next();
    this.#announce({ type: 'card-removed', card });
    return Promise.resolve();
  }

  async swap(card: VirtualCard): Promise<void> {
    await this.remove();
    await this.insert(card);
  }

  async flicker(milliseconds: number): Promise<void> {
    const { card, inside } = this;
    if (card === null) throw new Error(`${this.name}: no card to flicker`);
    await this.remove();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.#put({ ...card, count: this.#next() }, inside);
  }

  /** The service is gone, and its counts with it. */
  forget(): void {
    this.#takeOut();
    this.#count = 0;
  }

  #put(card: Card, inside: VirtualCard | null): void {
    this.card = card;
    this.inside = inside;
    inside?.application?.reset();
    this.left = new Promise((resolve) => (this.#leave = resolve));
    this.#announce({ type: 'card-inserted', card });
  }

  #takeOut(): void {
    this.card = null;
    this.inside = null;
    this.#leave();
  }

  #next(): number {
    this.#count = (this.#count + 1) & 0xffff;
    return this.#count;
  }
}
