import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { posixProtection, windowsProtection } from './protection.ts';

let top: string;
let folder: string;
let file: string;

beforeEach(() => {
  top = mkdtempSync(path.join(os.tmpdir(), 'lanyard-protection-'));
  folder = path.join(top, 'etc');
  file = path.join(folder, 'settings.json');
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(file, '{}');
  chmodSync(file, 0o644);
});
afterEach(() => {
  rmSync(top, { recursive: true });
});

describe('by owner and mode', () => {
  const user = process.geteuid?.() ?? 0;
  const own = posixProtection(user);

  test('what only its owner can write is protected', () => {
    expect(own(file)).toBeNull();
  });

  test.each([0o664, 0o646])('a file of the mode %o is not', (mode) => {
    chmodSync(file, mode);
    expect(own(file)).toBe(file);
  });

  test.each([0o775, 0o1777])('a folder of the mode %o is not', (mode) => {
    chmodSync(folder, mode);
    expect(own(file)).toBe(folder);
  });

  test('of a link both ends are looked at', () => {
    const link = path.join(top, 'link.json');
    symlinkSync(file, link);
    expect(own(link)).toBeNull();
    chmodSync(folder, 0o777);
    expect(own(link)).toBe(folder);
    chmodSync(folder, 0o755);
    chmodSync(top, 0o777);
    expect(own(link)).toBe(top);
  });

  test('another person’s file is not', () => {
    // Root's own would count for everybody.
    if (user === 0) chownSync(file, 12_345, 12_345);
    expect(posixProtection(user + 1)(file)).toBe(file);
  });
});

describe('by access control lists', () => {
  const administrators = 'O:BAD:(A;;FA;;;BA)(A;CI;DCLCRPCR;;;BU)';
  const person = 'O:S-1-5-21-1-2-3-1001D:(A;;FA;;;SY)';
  const lists = (ofFile: string, ofFolder: string) =>
    windowsProtection((place) => (place === file ? ofFile : ofFolder));

  test('a file and its folder are asked about, each as what it is', () => {
    expect(lists('O:SYD:', administrators)(file)).toBeNull();
    expect(lists('O:SYD:', person)(file)).toBe(folder);
    expect(lists(person, 'O:SYD:')(file)).toBe(file);
    expect(lists(administrators, 'O:SYD:')(file)).toBe(file);
  });

  test('what cannot be told is not protected', () => {
    const silent = windowsProtection(() => {
      throw new Error('GetFileSecurityW failed');
    });
    expect(silent(file)).toBe(file);
  });

  test('a link is not taken, whoever owns what is behind it', () => {
    const link = path.join(top, 'Lanyard');
    symlinkSync(folder, link);
    const there = path.join(link, 'settings.json');
    expect(windowsProtection(() => 'O:SYD:')(there)).toBe(link);
  });
});
