/** The line protocol of the ticket host, described in `native/ticket-host/README.md`. */

export type HostVerb =
  | 'LOAD'
  | 'LOAD_ANYWHERE'
  | 'INIT'
  | 'FINAL'
  | 'TICKET'
  | 'TICKET_NO_AUTH'
  | 'NEW_TICKET'
  | 'DESTROY'
  | 'DESCRIBE'
  | 'VERSION'
  | 'INFO';

/** One answer: done, a status code of the Ticket API (unsigned), or a refusal of the host itself. */
export type HostAnswer =
  | { readonly kind: 'ok'; readonly fields: readonly string[] }
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'fail'; readonly reason: string; readonly fields: readonly string[] };

/** The longest answer: a 64 KiB ticket in hex and its head, in characters. */
export const answerLimit = 2 * 65_536 + 64;

/** One request line, its end included. Arguments must hold no spaces or control characters. */
export function formatRequest(id: number, verb: HostVerb, argument?: string): string {
  return argument === undefined ? `${String(id)} ${verb}\n` : `${String(id)} ${verb} ${argument}\n`;
}

/** The answer to request `id`; `null` when the line is anything else. */
export function parseAnswer(line: string, id: number): HostAnswer | null {
  const [head, kind, ...fields] = line.split(' ');
  if (head !== String(id) || fields.includes('')) return null;
  switch (kind) {
    case 'OK':
      return { kind: 'ok', fields };
    case 'CODE':
      return fields.length === 1 && /^[0-9a-f]{8}$/.test(fields[0] ?? '')
        ? { kind: 'code', code: Number.parseInt(fields[0] ?? '', 16) }
        : null;
    case 'FAIL': {
      const [reason, ...rest] = fields;
      return reason !== undefined && /^[a-z-]{1,40}$/.test(reason) ? { kind: 'fail', reason, fields: rest } : null;
    }
    case undefined:
    default:
      return null;
  }
}

/** Bytes as the protocol carries them; `-` stands for none. `null` when it is not hex. */
export function bytesOf(field: string | undefined): Buffer | null {
  if (field === '-') return Buffer.alloc(0);
  return field !== undefined && /^([0-9a-f]{2})+$/.test(field) ? Buffer.from(field, 'hex') : null;
}

/** A text as the protocol wants it: hex of its UTF-8. */
export function hexOfText(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex');
}
