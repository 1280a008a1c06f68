/** One server-sent event. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
}

/** Takes server-sent events out of text that comes in pieces. */
export interface EventReader {
  /** The events that this piece completes. @throws RangeError when a line or an event grows beyond the limit. */
  feed(piece: string): readonly StreamEvent[];
}

/**
 * A reader of `text/event-stream` (WHATWG HTML 9.2.6). Ids and retry times are not used (docs/broker.md). An event counts with
 * the empty line after it: what the end of the stream cuts off is never told.
 *
 * @param limit - most characters of one line, and of one event.
 */
export function createEventReader(limit: number): EventReader {
  let rest = '';
  /** The last piece ended with a carriage return: a line feed now is the other half of that line end. */
  let halfEnd = false;
  let type = '';
  let data: string[] = [];
  let size = 0;

  function line(text: string): StreamEvent | null {
    if (text === '') {
      const event = data.length === 0 ? null : { type: type === '' ? 'message' : type, data: data.join('\n') };
      [type, data, size] = ['', [], 0];
      return event;
    }
    const colon = text.indexOf(':');
    const name = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') type = value;
    if (name === 'data') {
      data.push(value);
      size += value.length;
    }
    if (size > limit) throw new RangeError('event too large');
    return null;
  }

  return {
    feed(piece) {
      rest += halfEnd && piece.startsWith('\n') ? piece.slice(1) : piece;
      if (piece !== '') halfEnd = piece.endsWith('\r');
      const lines = rest.split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      if (rest.length > limit) throw new RangeError('line too long');
      return lines.flatMap((text) => line(text) ?? []);
    },
  };
}
