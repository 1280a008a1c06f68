import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remoteChangeOf } from './remote-session.ts';

const parameter = (value: number, length = 8) => {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(value);
  return bytes;
};

it.each([
  [1, 'reconnected'],
  [2, 'disconnected'],
  [3, 'reconnected'],
  [4, 'disconnected'],
  [5, null],
  [6, null],
  [7, null],
  [8, null],
  [9, null],
  [0x102, null],
])('WTS code %i means %s', (code, meaning) => {
  expect(remoteChangeOf(parameter(code))).toBe(meaning);
  expect(remoteChangeOf(parameter(code, 4))).toBe(meaning);
});

it('makes nothing of anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 16 }), (bytes) => {
      const known = bytes.length > 0 && bytes[0] !== undefined && bytes[0] >= 1 && bytes[0] <= 4;
      return (remoteChangeOf(bytes) !== null) === (known && bytes.slice(1).every((byte) => byte === 0));
    }),
  );
});
