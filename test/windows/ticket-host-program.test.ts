import { cp, mkdir, readFile, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../../electron/ticket/index.ts';
import { ticketHostIn } from '../../electron/ticket/this-computer.ts';
import { compileShipped } from './compile.ts';
import { readPe } from './pe.ts';
import { windowsPrograms } from './scripts.ts';
import { here } from './wine.ts';

/** The programs in C for Windows as files: hardened, self-contained, reproducible; the host chosen by kind of library. */

const root = join(import.meta.dirname, '../..');
const host = (machine: string) => here('programs', `ticket-host-${machine}.exe`);

describe.each(windowsPrograms)('$name', (program) => {
  const { name, title, machine } = program;
  const file = () => here('programs', name);

  it('asks Windows for every protection its compiler knows', () => {
    const { machine: number, characteristics, dllCharacteristics, relocations, subsystem } = readPe(file());
    expect(number).toBe(machine === 'x86' ? 0x014c : 0x8664);
    const flags = {
      highEntropy: (dllCharacteristics & 0x0020) !== 0,
      dynamicBase: (dllCharacteristics & 0x0040) !== 0,
      dataExecutionPrevention: (dllCharacteristics & 0x0100) !== 0,
      noExceptionHandlers: (dllCharacteristics & 0x0400) !== 0,
      relocationsStripped: (characteristics & 0x0001) !== 0,
    };
    expect(flags).toEqual({
      highEntropy: machine === 'x64',
      dynamicBase: true,
      dataExecutionPrevention: true,
      noExceptionHandlers: machine === 'x86',
      relocationsStripped: false,
    });
    expect(relocations).toBeGreaterThan(0);
    expect(subsystem).toBe(3);
  });

  it('needs nothing but Windows', () => {
    const names = readPe(file()).imports.map((name) => name.toLowerCase());
    expect(['advapi32.dll', 'kernel32.dll', 'msvcrt.dll']).toEqual(expect.arrayContaining(names));
  });

  it('carries the version, a manifest, and no date or path of where it was built', async () => {
    const { timestamp, debug } = readPe(file());
    expect([timestamp, debug]).toEqual([0, 0]);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const content = await readFile(file());
    const wide = (text: string) => content.includes(Buffer.from(text, 'utf16le'));
    expect(wide(version) && wide(title) && wide(name)).toBe(true);
    expect(content.includes('requestedExecutionLevel level="asInvoker"')).toBe(true);
    const guard = content.includes('stack smashing detected');
    expect({ guard, path: content.includes('native/') }).toEqual({ guard: true, path: false });
  });

  it('is the same to the last byte when built elsewhere, from files of another age', async () => {
    const elsewhere = here('elsewhere', name, 'sources in another place');
    await mkdir(elsewhere, { recursive: true });
    await cp(join(root, program.sources), elsewhere, { recursive: true });
    for (const source of await readdir(elsewhere)) await utimes(join(elsewhere, source), 1_000_000_000, 1_000_000_000);
    const again = here('elsewhere', name, 'again.exe');
    await compileShipped(program, again, elsewhere);
    expect((await readFile(again)).equals(await readFile(file()))).toBe(true);
  });
});

describe('the choice of the ticket host', () => {
  it.each([
    ['cdecl.dll', 'x86'],
    ['stdcall.dll', 'x86'],
    ['x64.dll', 'x64'],
  ] as const)('for %s is made by the library’s own header: %s', async (library, machine) => {
    const kind = await machineOf(here('programs', library));
    expect(kind).toBe(machine);
    expect(ticketHostIn(here('programs'))(kind)).toEqual([host(machine)]);
    expect(await machineOf(host(machine))).toBe(machine);
  });
});
