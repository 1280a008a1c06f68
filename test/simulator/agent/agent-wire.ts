/** What library (`library/ticket-api.c`) and agent say to each other: one connection per call, one line each way. */

export const agentVerbs = [
  'Initialize',
  'Finalize',
  'getTicket',
  'getTicketNoAuth',
  'getNewTicket',
  'destroyTicket',
  'getLastError',
  'getErrorDescription',
  'GetGAVersion',
  'isTerminalServiceSession',
] as const;
export type AgentVerb = (typeof agentVerbs)[number];

export interface AgentRequest {
  readonly verb: AgentVerb;
  /** Process that called the library. */
  readonly pid: number;
  readonly handle: number;
  /** Bytes of the caller's buffer; 0 where there is none. */
  readonly size: number;
  /** The code to describe, or the component whose version is asked for. */
  readonly argument: number;
}

export interface AgentReply {
  /** Status code, handle or version, unsigned. */
  readonly status: number;
  readonly data?: Buffer;
  /** What the library reports as `used`; the length of the data when absent. */
  readonly used?: number | undefined;
  /** What the library does wrong; see {@link misbehaviours}. */
  readonly flags?: string | undefined;
}

/** What the library can do wrong, and the letter that tells it to. */
export const misbehaviours = {
  /** `abort()` in the middle of the call. */
  crash: 'c',
  'segmentation-fault': 's',
  /** Ends the process as if all were well. */
  exit: 'e',
  /** Never returns. */
  hang: 'h',
  /** Prints protocol-like lines on stdout, and on stderr. */
  print: 'p',
  /** Writes the ticket without the NUL at its end. */
  'without-nul': 'n',
  /** Fills the whole buffer, without a NUL. */
  'fill-buffer': 'F',
  /** Cuts the ticket at the buffer's size and reports success. */
  truncate: 't',
  /** Writes the whole ticket, however small the buffer. */
  overrun: 'i',
  /** Reports the buffer's size as used. */
  'used-is-size': 'u',
} as const;
export type Misbehaviour = keyof typeof misbehaviours;

/** Whether it happens instead of the call (and not while its answer is handed over). */
export function isFatal(kind: Misbehaviour): boolean {
  return ['crash', 'segmentation-fault', 'exit', 'hang'].includes(kind);
}

/** The request in a line; `null` for anything else. */
export function parseRequest(line: string): AgentRequest | null {
  const [name, ...numbers] = line.split(' ');
  const verb = agentVerbs.find((candidate) => candidate === name);
  const [pid, handle, size, argument] = numbers.map(Number);
  if (verb === undefined || pid === undefined || handle === undefined) return null;
  return size === undefined || argument === undefined ? null : { verb, pid, handle, size, argument };
}

export function formatReply(reply: AgentReply): string {
  const data = reply.data === undefined || reply.data.length === 0 ? '-' : reply.data.toString('hex');
  const used = reply.used === undefined ? '-' : String(reply.used);
  return `${(reply.status >>> 0).toString(16).padStart(8, '0')} ${used} ${reply.flags ?? '.'} ${data}\n`;
}
