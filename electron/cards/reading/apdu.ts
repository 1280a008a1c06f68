import { announcedEnd } from './ber-tlv.ts';
import type { CardConnection } from './card-door.ts';

/** A command with data that expects an answer (ISO 7816-4, case 4). Data: 1 to 255 bytes. */
export interface Command {
  readonly instruction: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: readonly number[];
}

/** An answer without its status word, and that word. */
export interface Answer {
  readonly data: Uint8Array;
  /** SW1 SW2, e.g. 0x9000. */
  readonly status: number;
}

export const status = {
  done: 0x9000,
  notFound: 0x6a82,
  needsPasscode: 0x6982,
} as const;

/** A card that does not keep to ISO 7816-4, or answers without end. */
export class CardNonsense extends Error {}

/** An answer that was given up because it is too long, or never ends. The next command may fare better. */
export class OverlongAnswer extends CardNonsense {}

/** Largest answer put together, in bytes; PIV objects that can be read without the passcode are below 8 kB. */
const maxAnswer = 16 * 1024;
/** Most pieces of one answer: enough for the largest in pieces of 256 bytes, and then as many again. */
const maxPieces = 128;

const getResponse = 0xc0;

/**
 * Sends one command and puts the whole answer together: GET RESPONSE while the card says that there is more (61xx), once
 * more with the length it asks for (6Cxx). Commands are short ones, which every card understands; answers may be of any
 * length up to 16 kB, and one whose first piece announces more is given up there and then. Between two pieces `pause` may
 * throw to give up. @throws CardNonsense, OverlongAnswer
 */
export async function exchange(connection: CardConnection, command: Command, pause: () => void): Promise<Answer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let next = commandBytes(command, connection.protocol);
  let saysLength = connection.protocol === 'T=1';
  for (let count = 0; count < maxPieces; count += 1) {
    pause();
    const { data, status: word } = split(await connection.transmit(next));
    const length = word & 0xff;
    if (word >> 8 === 0x6c && saysLength) {
      next = Uint8Array.of(...next.subarray(0, -1), length);
      continue;
    }
    size += data.length;
    if (size > maxAnswer) throw new OverlongAnswer('answer too long');
    if (data.length > 0) pieces.push(data);
    if (word >> 8 !== 0x61) return { data: Buffer.concat(pieces), status: word };
    if ((announcedEnd(pieces[0] ?? data) ?? 0) > maxAnswer) throw new OverlongAnswer('answer that will be too long');
    next = Uint8Array.of(0x00, getResponse, 0x00, 0x00, length);
    saysLength = true;
  }
  throw new OverlongAnswer('answer without end');
}

/** With T=0 the expected length is left out: the card says 61xx, and GET RESPONSE fetches the answer. */
function commandBytes({ instruction, p1, p2, data }: Command, protocol: CardConnection['protocol']): Uint8Array {
  const head = [0x00, instruction, p1, p2, data.length, ...data];
  return Uint8Array.from(protocol === 'T=0' ? head : [...head, 0x00]);
}

function split(answer: Uint8Array): Answer {
  if (answer.length < 2) throw new CardNonsense('answer without a status word');
  const [high = 0, low = 0] = answer.subarray(-2);
  return { data: answer.subarray(0, -2), status: high * 0x100 + low };
}
