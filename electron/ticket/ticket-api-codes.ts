import { LanyardError, type ErrorCode } from '../errors/index.ts';

/**
 * The status codes of the Ticket API (spine-cis1 5). Several equal codes of PC/SC or Windows in number and mean
 * something else: never hand one of these to another table or to the operating system.
 */
export const TicketApi = {
  success: 0,
  notInitialised: 0x80100002,
  invalidHandle: 0x80100005,
  serverBusy: 0x80100006,
  ticketNotAvailable: 0x80100009,
  userAbort: 0x80400001,
} as const;

const known: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [0x80100001, 'LAN-2101'], // INTERNAL
  [0x80100002, 'LAN-2102'], // NOT_INITIALIZED
  [0x80100003, 'LAN-2103'], // INVALID_PARAMETER
  [0x80100004, 'LAN-2104'], // BUFFER_TOO_SMALL
  [0x80100005, 'LAN-2105'], // INVALID_INSTANCE_HANDLE
  [0x80100006, 'LAN-2106'], // SERVER_BUSY
  [0x80100007, 'LAN-2107'], // SERVER_COMM_FAILED
  [0x80100008, 'LAN-2108'], // RESOURCE_ALLOCATION_FAILED
  [0x80100009, 'LAN-2109'], // TICKET_NOT_AVAILABLE
  [0x8010000a, 'LAN-2110'], // INTERNAL_ERROR
  [0x8010000b, 'LAN-2111'], // NOT_IMPLEMENTED
  [0x80200001, 'LAN-2201'], // SMARTCARD_NOT_SUPPORTED
  [0x80200002, 'LAN-2202'], // READER_NOT_AVAILABLE
  [0x80200003, 'LAN-2203'], // SMARTCARD_NOT_VALID
  [0x80200004, 'LAN-2204'], // PIN_BLOCKED
  [0x80200005, 'LAN-2205'], // CARD_TRANSACTION_FAILED
  [0x80200006, 'LAN-2206'], // NO_CERT_FOUND
  [0x80200007, 'LAN-2207'], // NO_KEY_FOUND
  [0x80400001, 'LAN-2401'], // USER_ABORT
  [0x80400002, 'LAN-2402'], // AUTHENTICATION_FAILED
  [0x80400003, 'LAN-2403'], // AUTHENTICATION_NOT_POSSIBLE
  [0x80400004, 'LAN-2404'], // USER_NOT_VALID
  [0x80400005, 'LAN-2405'], // AUTHSERVER_NOT_AVAILABLE
  [0x80400006, 'LAN-2406'], // AUTHDATA_SYNTAX_ERROR
  [0x80400007, 'LAN-2407'], // AUTH_NOT_VALID
  [0x80400008, 'LAN-2408'], // AUTHMETHOD_NOT_SUPPORTED
  [0x80800001, 'LAN-2801'], // VERSION_CONFLICT
  [0x80800002, 'LAN-2802'], // NOT_INSTALLED
  [0x80800003, 'LAN-2803'], // NO_SERVERFOUND
  [0x80800004, 'LAN-2804'], // LOAD_RES_FAILED
  [0x80800005, 'LAN-2805'], // AUTHMETHOD_NOT_AVAILABLE
  [0x80800006, 'LAN-2806'], // AUTHMETHOD_NOT_POSSIBLE
  [0x80800007, 'LAN-2807'], // RESOURCE_NOT_AVAILABLE
]);

/** What an old agent answers in the numbering of the Java class (spine-cis1 4.7). */
const javaCodes: ReadonlyMap<number, number> = new Map([
  [0x1, 0x80100001],
  [0x2, 0x80800002],
  [0x3, 0x80100002],
  [0x4, 0x80100004],
  [0x5, 0x80800003],
  [0x6, 0x80800001],
  [0x7, 0x80100005],
  [0x8, 0x80400001],
  [0x9, 0x80400002],
  [0xa, 0x80400003],
  [0x100, 0x80100001],
]);

/** All codes of the published table, unsigned. */
export const publishedCodes: readonly number[] = [...known.keys()];

/** Signed or unsigned 32-bit in, the code's published unsigned form out; Java codes become their C equals. */
export function meaningOf(code: number): number {
  const unsigned = code >>> 0;
  return javaCodes.get(unsigned) ?? unsigned;
}

/** `0x80200004`: eight upper-case digits, whatever the sign of the input. */
export function hexOf(code: number): string {
  return `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/**
 * The catalogue error for a status code other than success, signed or unsigned; `details.hex` holds the code as it
 * came. Never fails: what is not in the table is `LAN-2999`, a Windows error of the agent `LAN-2901`.
 */
export function errorForCode(code: number): LanyardError {
  return new LanyardError(catalogueCodeOf(meaningOf(code)), { hex: hexOf(code) });
}

function catalogueCodeOf(meaning: number): ErrorCode {
  const windowsGroup = (meaning & 0xff000000) >>> 0 === 0x81000000;
  return known.get(meaning) ?? (windowsGroup ? 'LAN-2901' : 'LAN-2999');
}
