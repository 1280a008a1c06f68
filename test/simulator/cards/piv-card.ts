import { gzipSync } from 'node:zlib';
import { pivAid, pivData, tlv, wrapCertificate, type PivData, type PivOwner } from './piv-data.ts';
import type { CardApplication, VirtualCard } from './virtual-reader.ts';

/** Ways in which a PIV card can misbehave when it is read. The first is none. */
export const pivManners = [
  'well',
  'slow',
  'silent',
  'garbage',
  'truncated',
  'huge',
  'huge-chuid',
  'huge-certificate',
  'endless',
  'bomb',
  'locked',
  'odd-lengths',
] as const;
/**
 * `slow`: 400 ms per command; `silent`: no answer after the selection; `garbage`: random objects; `truncated`: objects cut
 * short; `huge`: objects beyond every limit; `huge-chuid`, `huge-certificate`: that one (slot 9A) of 60 kB; `endless`:
 * always more to come; `bomb`: certificates that unpack to 2 MB; `locked`: wants the passcode for everything;
 * `odd-lengths`: asks for other lengths (6Cxx) and sends small pieces.
 */
export type PivManner = (typeof pivManners)[number];

/** A card with a PIV application for that owner. ATR: an Idemia one that offers T=1 (spine-cis1 12.2). */
export async function pivCard(
  owner: PivOwner = {},
  manner: PivManner = 'well',
  atr = '3BD6970081B1FE451F078031C1521118F9',
): Promise<VirtualCard> {
  return { atr, application: pivApplication(await pivData(owner), manner) };
}

const notFound = Buffer.from('6A82', 'hex');
const done = Buffer.from('9000', 'hex');
const slowness = 400;

/**
 * A PIV card application as far as its public data (NIST SP 800-73-4): SELECT, GET DATA, GET RESPONSE. Speaks T=0 and
 * T=1 alike: answers longer than what was asked for are fetched piece by piece.
 */
export function pivApplication({ objects }: PivData, manner: PivManner = 'well'): CardApplication {
  let selected = false;
  let waiting: Buffer = Buffer.alloc(0);
  const piece = manner === 'odd-lengths' ? 57 : 256;

  const next = (): Buffer => {
    const part = waiting.subarray(0, piece);
    waiting = waiting.subarray(part.length);
    if (manner === 'endless') return Buffer.concat([part, Buffer.of(0x61, 0x00)]);
    if (waiting.length === 0) return Buffer.concat([part, done]);
    return Buffer.concat([part, Buffer.of(0x61, Math.min(waiting.length, piece) & 0xff)]);
  };

  /** Case 4 without an expected length is T=0: nothing but how much there is. */
  const begin = (answer: Buffer, command: Buffer): Buffer => {
    waiting = answer;
    const hasLength = command.length > 5 + (command[4] ?? 0);
    return hasLength ? next() : Buffer.of(0x61, Math.min(answer.length, piece) & 0xff);
  };

  const fetch = (length: number): Buffer => {
    const due = Math.min(waiting.length, piece) & 0xff;
    if (manner === 'odd-lengths' && length !== due) return Buffer.of(0x6c, due);
    return next();
  };

  return {
    reset() {
      selected = false;
      waiting = Buffer.alloc(0);
    },
    async answer(command) {
      if (manner === 'slow') await new Promise((resolve) => setTimeout(resolve, slowness));
      const [, instruction = 0] = command;
      if (instruction === 0xa4) {
        selected = pivAid.subarray(0, 9).equals(command.subarray(5, 14));
        if (!selected) return notFound;
        return begin(tlv('61', Buffer.concat([tlv('4F', pivAid.subarray(5)), tlv('79', tlv('4F', pivAid))])), command);
      }
      if (manner === 'silent') return new Promise<Buffer>(() => undefined);
      if (instruction === 0xc0) return fetch(command[4] ?? 0);
      if (instruction !== 0xcb || !selected) return Buffer.from('6D00', 'hex');
      if (manner === 'locked') return Buffer.from('6982', 'hex');
      const data = command.subarray(5, 5 + (command[4] ?? 0));
      const tag = data
        .subarray(2, 2 + (data[1] ?? 0))
        .toString('hex')
        .toUpperCase();
      const object = objects.get(tag);
      return object === undefined ? notFound : begin(spoilt(object, tag, manner), command);
    },
  };
}

let packed: Buffer | null = null;

/** 2 kB that would be 2 MB. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(2 * 1024 * 1024));
  return packed;
}

/** Deterministic nonsense: the object's own bytes, mixed up. */
function mixed(object: Buffer): Buffer {
  return object.map((byte, index) => (byte * 31 + index * 7) & 0xff) as Buffer;
}

/** The only object that is too long. */
const overlong: Partial<Record<PivManner, string>> = { 'huge-chuid': '5FC102', 'huge-certificate': '5FC105' };

function spoilt(object: Buffer, tag: string, manner: PivManner): Buffer {
  if (overlong[manner] === tag) return tlv('53', Buffer.alloc(60_000, 0x70));
  if (manner === 'garbage') return mixed(object);
  if (manner === 'truncated') return object.subarray(0, Math.floor(object.length / 2));
  if (manner === 'huge') return tlv('53', Buffer.alloc(24 * 1024, 0x70));
  return manner === 'bomb' ? wrapCertificate(bomb(), 1) : object;
}
