import type { Card } from '../card.ts';
import { listCards } from '../list-cards.ts';
import { pcscCode, PcscError } from '../pcsc-codes.ts';
import type { PcscLayout } from '../pcsc-layout.ts';
import { establishContext, openWinscard, succeed, type Winscard, type WinscardContext } from '../winscard.ts';
import { readerGone } from './reading-failure.ts';
import type { CardConnection, CardDoor } from './card-door.ts';
import { cardFunctions, type CardFunctions } from './winscard-card-functions.ts';

/** Numbers of winscard.h and pcsclite.h, the same everywhere. */
const shareShared = 2;
const protocols = { t0: 1, t1: 2 } as const;
const leaveCard = 0;

/** An answer of extended length with its status word, and what a driver may put around it. */
const maxAnswer = 65_548;

/** The cards in the readers of this computer. A context of its own per reading: waiting ones are locked (toolchain 4). */
export function winscardDoor(open: () => Promise<Winscard> = openWinscard): CardDoor {
  return {
    async cardIn(reader): Promise<Card | null> {
      const found = (await listCards()).find(({ name }) => name === reader);
      if (found === undefined) throw readerGone(reader);
      return found.card;
    },
    async connect(reader) {
      const winscard = await open();
      const functions = cardFunctions(winscard.library, winscard.layout);
      const context = await establishContext(winscard);
      try {
        await context.listReaders();
        return await connectIn(winscard, functions, context, reader);
      } catch (thrown) {
        await context.release();
        throw thrown;
      }
    },
  };
}

async function connectIn(
  { native, layout }: Winscard,
  functions: CardFunctions,
  context: WinscardContext,
  reader: string,
): Promise<CardConnection> {
  const out = { handle: Buffer.alloc(8), protocol: Buffer.alloc(8) };
  const connected = await withMemory(native, [context.nameOf(reader), out.handle, out.protocol], (name, ...outs) =>
    functions.connect(context.handle, name, shareShared, protocols.t0 | protocols.t1, ...outs),
  );
  succeed('SCardConnect', connected);
  const handle = layout.types.context === 'int32' ? out.handle.readInt32LE(0) : out.handle.readBigUInt64LE(0);
  const protocol = out.protocol.readUInt32LE(0);
  try {
    if (protocol !== protocols.t0 && protocol !== protocols.t1) {
      throw new PcscError('SCardConnect', pcscCode.protocolMismatch);
    }
    succeed('SCardBeginTransaction', await functions.beginTransaction(handle));
  } catch (thrown) {
    await functions.disconnect(handle, leaveCard);
    throw thrown;
  }
  return {
    protocol: protocol === protocols.t0 ? 'T=0' : 'T=1',
    async transmit(command) {
      const answer = Buffer.alloc(maxAnswer);
      const size = Buffer.alloc(8);
      size.writeUInt32LE(maxAnswer, 0);
      const memory = [ioRequest(layout, protocol), Buffer.from(command), answer, size];
      const sent = await withMemory(native, memory, (request, bytes, ...outs) =>
        functions.transmit(handle, request, bytes, command.length, null, ...outs),
      );
      succeed('SCardTransmit', sent);
      return answer.subarray(0, size.readUInt32LE(0));
    },
    async close() {
      const calls = [
        () => functions.endTransaction(handle, leaveCard),
        () => functions.disconnect(handle, leaveCard),
        () => context.release(),
      ];
      for (const call of calls) await call().catch(() => undefined);
    },
  };
}

/** Buffers that another thread works with: held here, so that they live until its call has ended. */
const inUse = new Set<Buffer>();

/** Makes a call that gets the addresses of these buffers, in their order. */
async function withMemory(
  native: Winscard['native'],
  buffers: readonly Buffer[],
  call: (...addresses: readonly bigint[]) => Promise<number>,
): Promise<number> {
  for (const buffer of buffers) inUse.add(buffer);
  try {
    return await call(...buffers.map((buffer) => native.address(buffer)));
  } finally {
    for (const buffer of buffers) inUse.delete(buffer);
  }
}

/** SCARD_IO_REQUEST: the protocol, and the structure's own length. */
function ioRequest({ dwordSize }: PcscLayout, protocol: number): Buffer {
  const request = Buffer.alloc(2 * dwordSize);
  request.writeUInt32LE(protocol, 0);
  request.writeUInt32LE(request.length, dwordSize);
  return request;
}
