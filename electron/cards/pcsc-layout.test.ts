import { describe, expect, test } from 'vitest';
import { packStates, pcscLayout, unpackStates } from './pcsc-layout.ts';

/** Offsets from the C headers: winscard.h, pcsclite.h (LP64), PCSC.framework's pcsclite.h (`#pragma pack(1)`). */
const platforms = [
  { platform: 'win32', size: 64, event: 20, length: 24, atr: 28, most: 36 },
  { platform: 'linux', size: 80, event: 24, length: 32, atr: 40, most: 33 },
  { platform: 'darwin', size: 61, event: 20, length: 24, atr: 28, most: 33 },
] as const;

describe.each(platforms)('$platform', ({ platform, size, event, length, atr, most }) => {
  const layout = pcscLayout(platform, { SystemRoot: 'D:\\Windows' });

  test('names and states are where C expects them', () => {
    const bytes = packStates(layout, [
      { namePointer: 0x1122334455667788n, current: 0xffff0022 },
      { namePointer: 1n, current: 0 },
    ]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(bytes).toHaveLength(2 * size);
    expect(view.getBigUint64(0, true)).toBe(0x1122334455667788n);
    expect(view.getUint32(16, true)).toBe(0xffff0022);
    expect(view.getBigUint64(size, true)).toBe(1n);
  });

  test('answers are read from where C puts them', () => {
    const bytes = new Uint8Array(2 * size);
    const view = new DataView(bytes.buffer);
    view.setUint32(size + event, 0xffff0022, true);
    view.setUint32(size + length, 3, true);
    bytes.set([0x3b, 0x00, 0xff], size + atr);
    expect(unpackStates(layout, bytes)).toEqual([
      { state: 0, atr: '' },
      { state: 0xffff0022, atr: '3B00FF' },
    ]);
  });

  test('an ATR longer than its place is cut to it', () => {
    const bytes = new Uint8Array(size);
    new DataView(bytes.buffer).setUint32(length, 0xffffffff, true);
    expect(unpackStates(layout, bytes)[0]?.atr).toHaveLength(2 * most);
  });
});

test('Windows takes winscard.dll from its own folder only', () => {
  expect(pcscLayout('win32', { SystemRoot: 'D:\\Windows' }).library).toBe('D:\\Windows\\System32\\winscard.dll');
  expect(pcscLayout('win32', {}).library).toBe('C:\\Windows\\System32\\winscard.dll');
});
