import { describe, expect, it } from 'vitest';
import { LineReader, LineTooLongError } from './line-reader.ts';

describe('cutting the host’s answers into lines', () => {
  it('puts a line together from any pieces', () => {
    const text = '1 OK\n2 CODE 80400001\r\n\n3 OK 6162\n';
    for (let size = 1; size <= text.length; size++) {
      const reader = new LineReader(64);
      const lines: string[] = [];
      for (let at = 0; at < text.length; at += size) lines.push(...reader.push(Buffer.from(text.slice(at, at + size))));
      expect(lines).toEqual(['1 OK', '2 CODE 80400001', '', '3 OK 6162']);
    }
  });

  it('takes a line of exactly the limit and refuses one byte more, ended or not', () => {
    expect(new LineReader(1000).push(Buffer.from(`${'x'.repeat(1000)}\n`))).toEqual(['x'.repeat(1000)]);
    expect(() => new LineReader(1000).push(Buffer.from(`${'x'.repeat(1001)}\n`))).toThrow(LineTooLongError);
    const endless = new LineReader(1000);
    endless.push(Buffer.alloc(600, 'x'));
    expect(() => endless.push(Buffer.alloc(600, 'x'))).toThrow(LineTooLongError);
  });

  it('[CIS1-16] wipes the bytes it was given', () => {
    const chunk = Buffer.from('1 OK 414243\n');
    new LineReader(64).push(chunk);
    expect(chunk.every((byte) => byte === 0)).toBe(true);
  });
});
