import { LanyardError } from '../errors/index.ts';
import { hexCode, PcscError, serviceIsGone } from './pcsc-codes.ts';

/** A failure of PC/SC as the catalogue's error: service gone, library missing, or an unexpected code. */
export function pcscFailure(thrown: unknown): LanyardError {
  if (thrown instanceof LanyardError) return thrown;
  if (serviceIsGone(thrown)) return new LanyardError('LAN-1001', {}, { cause: thrown });
  const details =
    thrown instanceof PcscError
      ? { call: thrown.call, code: hexCode(thrown.code) }
      : { call: 'PC/SC', code: 'no code' };
  return new LanyardError('LAN-1007', details, { cause: thrown });
}
