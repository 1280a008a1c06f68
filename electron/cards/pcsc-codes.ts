/**
 * The few numbers of PC/SC this program needs. Return codes are unsigned 32-bit here, whatever the platform's LONG is:
 * pcsc-lite on 64-bit Linux returns 0x8010001D as a 64-bit number, Windows as a negative 32-bit one.
 */

/** Return codes (winerror.h, pcsclite.h). */
export const pcscCode = {
  success: 0,
  cancelled: 0x80100002,
  invalidHandle: 0x80100003,
  insufficientBuffer: 0x80100008,
  unknownReader: 0x80100009,
  timeout: 0x8010000a,
  sharingViolation: 0x8010000b,
  noSmartcard: 0x8010000c,
  protocolMismatch: 0x8010000f,
  systemCancelled: 0x80100012,
  commError: 0x80100013,
  notTransacted: 0x80100016,
  noService: 0x8010001d,
  serviceStopped: 0x8010001e,
  noReadersAvailable: 0x8010002e,
  commDataLost: 0x8010002f,
  unresponsiveCard: 0x80100066,
  unpoweredCard: 0x80100067,
  resetCard: 0x80100068,
  removedCard: 0x80100069,
  securityViolation: 0x8010006a,
} as const;

/** Bits of `dwCurrentState` and `dwEventState`; the upper 16 bits are the event count. */
export const stateBit = {
  unaware: 0x0,
  ignore: 0x1,
  changed: 0x2,
  unknown: 0x4,
  unavailable: 0x8,
  empty: 0x10,
  present: 0x20,
  exclusive: 0x80,
  inUse: 0x100,
  mute: 0x200,
} as const;

/** The reader that is none: waiting on it reports readers coming and going (spine-cis1 12.4, last advice). */
export const plugAndPlayReader = '\\\\?PnP?\\Notification';

/** A PC/SC function that did not succeed. */
export class PcscError extends Error {
  /** Name of the function, e.g. `SCardListReaders`. */
  readonly call: string;
  /** Return code, unsigned 32-bit. */
  readonly code: number;

  constructor(call: string, code: number) {
    super(`${call}: ${hexCode(code)}`);
    this.name = 'PcscError';
    this.call = call;
    this.code = code;
  }
}

/** `0x8010001D` style, as support desks look it up. */
export function hexCode(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** A LONG of any width and sign as unsigned 32-bit. */
export function unsigned32(value: unknown): number {
  if (typeof value === 'bigint') return Number(BigInt.asUintN(32, value));
  return Number(value) >>> 0;
}

const gone: readonly number[] = [
  pcscCode.noService,
  pcscCode.serviceStopped,
  pcscCode.commError,
  pcscCode.invalidHandle,
  pcscCode.systemCancelled,
  // RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED, ERROR_INVALID_HANDLE, ERROR_BROKEN_PIPE: Windows, remote sessions.
  1722,
  1726,
  6,
  109,
];

/** Whether an error means that the service is not there (any more), as against a complaint about one call. */
export function serviceIsGone(thrown: unknown): boolean {
  if (!(thrown instanceof PcscError)) return false;
  // pcsc-lite 1.9 says this, too, when the daemon dies under a call; at the door it means what it says (polkit).
  if (thrown.code === pcscCode.securityViolation) return thrown.call !== 'SCardEstablishContext';
  return gone.includes(thrown.code);
}
