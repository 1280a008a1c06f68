import { LanyardError } from '../../errors/index.ts';
import { pcscFailure } from '../pcsc-failure.ts';
import { pcscCode, PcscError, serviceIsGone } from '../pcsc-codes.ts';
import { CardNonsense } from './apdu.ts';

/** The reader is not there any more. */
export function readerGone(reader: string): LanyardError {
  return new LanyardError('LAN-1004', { reader });
}

/** The card is not, or not any more, the one that was to be read. */
export function changed(): LanyardError {
  return new LanyardError('LAN-1012');
}

/** How long PC/SC may take to notice that a card has left, ms; pcscd looks every 400. */
const notice = 600;

/**
 * What went wrong with a reading, as the catalogue's error. PC/SC names a card that left in many ways, at times before it
 * knows, so `check` (which throws when the card did leave) has the first word.
 */
export async function readingFailure(thrown: unknown, check: () => Promise<void>): Promise<LanyardError> {
  if (thrown instanceof LanyardError || serviceIsGone(thrown)) return pcscFailure(thrown);
  const failure = failureOfCard(thrown);
  if (failure.code === 'LAN-1013') await new Promise((resolve) => setTimeout(resolve, notice));
  try {
    await check();
    return failure;
  } catch (gone) {
    return gone instanceof LanyardError ? gone : failure;
  }
}

function failureOfCard(thrown: unknown): LanyardError {
  if (thrown instanceof CardNonsense) return new LanyardError('LAN-1013', {}, { cause: thrown });
  if (!(thrown instanceof PcscError)) return pcscFailure(thrown);
  switch (thrown.code) {
    case pcscCode.sharingViolation:
    case pcscCode.resetCard:
      return new LanyardError('LAN-1011', {}, { cause: thrown });
    case pcscCode.removedCard:
    case pcscCode.noSmartcard:
      return changed();
    case pcscCode.unresponsiveCard:
    case pcscCode.unpoweredCard:
    case pcscCode.protocolMismatch:
      return new LanyardError('LAN-1005', {}, { cause: thrown });
    case pcscCode.notTransacted:
    case pcscCode.insufficientBuffer:
    case pcscCode.commDataLost:
      return new LanyardError('LAN-1013', {}, { cause: thrown });
    default:
      return pcscFailure(thrown);
  }
}
