import type { Socket } from 'node:net';
import * as v from 'valibot';
import { JsonLines } from '../../../electron/cards/json-lines.ts';
import { pcscCode } from '../../../electron/cards/pcsc-codes.ts';
import { notSupported, type VirtualCard } from './virtual-reader.ts';

const requestSchema = v.variant('type', [
  v.strictObject({ type: v.literal('connect'), reader: v.string() }),
  v.strictObject({ type: v.literal('command'), hex: v.string() }),
]);

/** A reader as seen by who sends commands to the card in it. */
export interface CommandedReader {
  readonly name: string;
  /** The card, with what runs on it. */
  readonly inside: VirtualCard | null;
  /** Resolves when that card leaves. */
  readonly left: Promise<void>;
  /** Another program has the card for itself alone. */
  readonly taken: boolean;
  /** Every command that reached a card, upper-case hex. */
  readonly apdus: string[];
}

/** Longest answer that fits into one line of the port, in bytes. */
const longest = 3_500;

/** Lets whoever listens at the card port send commands to a card, as `electron/cards/reading/simulated-door.ts` does. */
export function simulatedCommands(socket: Socket, readers: readonly CommandedReader[]): void {
  let reader: CommandedReader | null = null;
  let card: VirtualCard | null = null;
  const say = (message: object): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
  };
  const refuse = (code: number): void => {
    say({ type: 'refused', code });
  };

  const connect = (name: string): void => {
    reader = readers.find((one) => one.name === name) ?? null;
    card = reader?.inside ?? null;
    if (reader === null) refuse(pcscCode.unknownReader);
    else if (reader.taken) refuse(pcscCode.sharingViolation);
    else if (card === null) refuse(pcscCode.noSmartcard);
    else if (card.mute === true) refuse(pcscCode.unresponsiveCard);
    else say({ type: 'connected', protocol: protocolOf(card.atr) });
  };

  const command = async (hex: string): Promise<void> => {
    const connected = card;
    const bytes = Buffer.from(hex, 'hex');
    reader?.apdus.push(hex);
    const answering = connected?.application?.answer(bytes) ?? Promise.resolve(notSupported);
    const answer = await Promise.race([answering, reader?.left]);
    if (answer === undefined || reader?.inside !== connected) refuse(pcscCode.removedCard);
    else if (answer.length > longest) refuse(pcscCode.insufficientBuffer);
    else say({ type: 'answer', hex: answer.toString('hex').toUpperCase() });
  };

  const lines = new JsonLines((value) => {
    const request = v.safeParse(requestSchema, value);
    if (!request.success) socket.destroy();
    else if (request.output.type === 'connect') connect(request.output.reader);
    else void command(request.output.hex);
  });
  socket.on('data', (bytes) => {
    lines.push(bytes);
  });
}

/** The protocol a card offers first: the low half of TD1, or T=0 without one (ISO 7816-3). */
export function protocolOf(atr: string): 'T=0' | 'T=1' {
  const bytes = Buffer.from(atr.replaceAll(' ', ''), 'hex');
  const announced = (bytes[1] ?? 0) >> 4;
  if ((announced & 0x8) === 0) return 'T=0';
  const before = [0x1, 0x2, 0x4].filter((bit) => (announced & bit) !== 0).length;
  return ((bytes[2 + before] ?? 0) & 0xf) === 1 ? 'T=1' : 'T=0';
}
