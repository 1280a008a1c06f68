import { connect, type Socket } from 'node:net';

/** A virtual card: what it answers to a reset, and to commands. */
export interface VirtualCard {
  /** Answer to reset in hex; spaces allowed. */
  readonly atr: string;
  /** A card that is there but does not answer (wrong way round, dirty, dead). */
  readonly mute?: boolean;
  /** What runs on the card; without it the card knows no instruction. */
  readonly application?: CardApplication;
}

/** A program on a virtual card. */
export interface CardApplication {
  /** Forgets what was selected. */
  reset(): void;
  /** Answers a command, status word included. One at a time. */
  answer(command: Buffer): Promise<Buffer>;
}

/** What a test or the panel can do with a reader slot, whichever way its cards reach Lanyard. */
export interface CardSlot {
  /** The reader's name, as PC/SC gives it. */
  readonly name: string;
  /** Puts a card in. Throws when there is one. */
  insert(card: VirtualCard): Promise<void>;
  /** Takes the card out. Nothing happens when there is none. */
  remove(): Promise<void>;
  /** Another card for the one inside, faster than a hand could do it. */
  swap(card: VirtualCard): Promise<void>;
  /** The same card loses contact for so many milliseconds; a virtual PC/SC reader may not see less than 450. */
  flicker(milliseconds: number): Promise<void>;
}

/** vpcd's control bytes (vsmartcard): a message of one byte that is no APDU. */
const control = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;
/**
 * How long a swap leaves the slot empty, in ms. pcscd asks vpcd every 400 ms and that takes 44 ms; a card exchanged
 * faster may be taken for the old one (measured: 100 and 200 ms missed right after an insertion, 400 and more never).
 */
const swapPause = 600;
/** "Instruction not supported". */
export const notSupported = Buffer.from([0x6d, 0x00]);
/** vpcd takes it as a present card, pcscd (at most 33 bytes of ATR) as one that does not answer. */
const muteAnswer = Buffer.alloc(64, 0xff);

/**
 * A slot of a vpcd virtual reader (vsmartcard): a connected socket is an inserted card, a destroyed one a removed card.
 * Every APDU that reaches the card is kept in `apdus` (upper-case hex), so that a test can show that none was sent.
 */
export class VirtualReader implements CardSlot {
  readonly name: string;
  readonly port: number;
  readonly apdus: string[] = [];
  /** Every time the card was reset or its power was switched. */
  readonly resets: ('power-off' | 'power-on' | 'reset')[] = [];
  #socket: Socket | null = null;
  #card: VirtualCard | null = null;

  constructor(name: string, port: number) {
    this.name = name;
    this.port = port;
  }

  async insert(card: VirtualCard): Promise<void> {
    if (this.#socket !== null) throw new Error(`${this.name}: there is a card already`);
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    this.#card = card;
    socket.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('close', () => {
        reject(new Error(`${this.name}: no reader at port ${String(this.port)}`));
      });
    }).catch((error: unknown) => {
      this.#socket = null;
      throw error;
    });
    this.#serve(socket, card);
  }

  remove(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null || socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => {
        resolve();
      });
      socket.destroy();
    });
  }

  async swap(card: VirtualCard): Promise<void> {
    await this.remove();
    await new Promise((resolve) => setTimeout(resolve, swapPause));
    await this.insert(card);
  }

  async flicker(milliseconds: number): Promise<void> {
    const card = this.#card;
    if (card === null) throw new Error(`${this.name}: no card to flicker`);
    await this.remove();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await this.insert(card);
  }

  #serve(socket: Socket, card: VirtualCard): void {
    card.application?.reset();
    let rest = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const message = rest.subarray(2, 2 + rest.readUInt16BE(0));
        rest = rest.subarray(2 + message.length);
        if (message.length > 1) this.#command(socket, card, Buffer.from(message));
        else this.#control(socket, card, message[0]);
      }
    });
  }

  #command(socket: Socket, card: VirtualCard, command: Buffer): void {
    this.apdus.push(command.toString('hex').toUpperCase());
    const answer = card.application?.answer(command) ?? Promise.resolve(notSupported);
    void answer.then((bytes) => {
      if (!socket.destroyed) send(socket, bytes);
    });
  }

  #control(socket: Socket, card: VirtualCard, byte: number | undefined): void {
    if (byte === control.atr) {
      const atr = Buffer.from(card.atr.replaceAll(' ', ''), 'hex');
      send(socket, card.mute === true ? muteAnswer : atr);
      return;
    }
    card.application?.reset();
    if (byte === control.powerOff) this.resets.push('power-off');
    if (byte === control.powerOn) this.resets.push('power-on');
    if (byte === control.reset) this.resets.push('reset');
  }
}

/** Length (big-endian, 16 bits) and content in one write: two writes cost 40 ms each (toolchain 4). */
function send(socket: Socket, content: Buffer): void {
  const message = Buffer.alloc(2 + content.length);
  message.writeUInt16BE(content.length, 0);
  content.copy(message, 2);
  socket.write(message);
}
