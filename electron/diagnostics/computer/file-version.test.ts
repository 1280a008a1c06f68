import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowsFile } from '../test-data.ts';
import { signatureIn, versionIn } from './file-version.ts';

test('the version of a Windows file is read, of 32 and of 64 bits', () => {
  expect(versionIn(windowsFile({ version: '2.4.10.0' }))).toBe('2.4.10.0');
  expect(versionIn(windowsFile({ machine: 'x64', version: '65535.1.2.65534' }))).toBe('65535.1.2.65534');
});

test('whether it carries a signature is seen, of 32 and of 64 bits', () => {
  for (const machine of ['x86', 'x64'] as const) {
    expect(signatureIn(windowsFile({ machine, signed: true }))).toBe(true);
    expect(signatureIn(windowsFile({ machine }))).toBe(false);
  }
});

test('a file without a version has none, and other files are no Windows files', () => {
  expect(versionIn(windowsFile({}))).toBeNull();
  expect(versionIn(Buffer.from('\x7fELF'))).toBeNull();
  expect(signatureIn(Buffer.from('\x7fELF'))).toBeNull();
  expect(signatureIn(Buffer.alloc(0))).toBeNull();
});

test('no file, however damaged, does more than have no version and no signature', () => {
  const whole = windowsFile({ version: '1.2.3.4', signed: true });
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 60 }),
      (length, changes) => {
        const file = Buffer.from(whole);
        for (const [at, byte] of changes) file[at] = byte;
        const cut = file.subarray(0, length);
        expect(versionIn(cut) ?? '0.0.0.0').toMatch(/^\d+\.\d+\.\d+\.\d+$/);
        expect([true, false, null]).toContain(signatureIn(cut));
      },
    ),
  );
});
