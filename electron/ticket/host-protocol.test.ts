import { describe, expect, it } from 'vitest';
import { bytesOf, formatRequest, hexOfText, parseAnswer } from './host-protocol.ts';

describe('the line protocol of the ticket host', () => {
  it('writes requests', () => {
    expect(formatRequest(1, 'INIT')).toBe('1 INIT\n');
    expect(formatRequest(12, 'LOAD', hexOfText('/é'))).toBe('12 LOAD 2fc3a9\n');
  });

  it('reads answers', () => {
    expect(parseAnswer('7 OK', 7)).toEqual({ kind: 'ok', fields: [] });
    expect(parseAnswer('7 OK a b', 7)).toEqual({ kind: 'ok', fields: ['a', 'b'] });
    expect(parseAnswer('7 CODE 80200004', 7)).toEqual({ kind: 'code', code: 0x80200004 });
    expect(parseAnswer('7 FAIL export-missing x', 7)).toEqual({
      kind: 'fail',
      reason: 'export-missing',
      fields: ['x'],
    });
  });

  it.each([
    '',
    '7',
    '8 OK',
    '07 OK',
    '7 ok',
    '7 OK  x',
    '7 OK ',
    '7 CODE',
    '7 CODE 8020000',
    '7 CODE 8020000G',
    '7 CODE 80200004 1',
    '7 FAIL',
    '7 FAIL Bad',
    'hello',
  ])('refuses "%s" as the answer to request 7', (line) => {
    expect(parseAnswer(line, 7)).toBeNull();
  });

  it('reads bytes', () => {
    expect(bytesOf('-')).toEqual(Buffer.alloc(0));
    expect(bytesOf('0aff')).toEqual(Buffer.from([10, 255]));
    for (const bad of [undefined, '', 'a', 'abc', 'zz', '0AFF']) expect(bytesOf(bad)).toBeNull();
  });
});
