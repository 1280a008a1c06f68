import { cp, mkdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../../electron/ticket/index.ts';
import { ticketHostIn } from '../../electron/ticket/this-computer.ts';
import { compileHost } from './compile.ts';
import { readPe } from './pe.ts';
import { here } from './wine.ts';

/** The ticket hosts for Windows as files: hardened, self-contained, reproducible, and chosen by kind of library. */

const sources = join(import.meta.dirname, '../../native/ticket-host');
const host = (machine: string) => here('programs', `ticket-host-${machine}.exe`);
const machines = ['x86', 'x64'] as const;

describe.each(machines)('the ticket host for %s', (machine) => {
  it('asks Windows for every protection its compiler knows', () => {
    const { machine: number, characteristics, dllCharacteristics, relocations, subsystem } = readPe(host(machine));
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
    const names = readPe(host(machine)).imports.map((name) => name.toLowerCase());
    expect(names.sort()).toEqual(['advapi32.dll', 'kernel32.dll', 'msvcrt.dll']);
  });

  it('carries the version, a manifest, and no date or path of where it was built', async () => {
    const { timestamp, debug } = readPe(host(machine));
    expect([timestamp, debug]).toEqual([0, 0]);
    const { version } = JSON.parse(await readFile(join(sources, '../../package.json'), 'utf8')) as { version: string };
    const content = await readFile(host(machine));
    const wide = (text: string) => content.includes(Buffer.from(text, 'utf16le'));
    expect(wide(version) && wide('Lanyard ticket host') && wide(`ticket-host-${machine}.exe`)).toBe(true);
    expect(content.includes('requestedExecutionLevel level="asInvoker"')).toBe(true);
    const guard = content.includes('stack smashing detected');
    expect({ guard, path: content.includes('ticket-host/') }).toEqual({ guard: true, path: false });
  });

  it('is the same to the last byte when built elsewhere, from files of another age', async () => {
    const elsewhere = here('elsewhere', machine, 'sources in another place');
    await mkdir(elsewhere, { recursive: true });
    await cp(sources, elsewhere, { recursive: true });
    await utimes(join(elsewhere, 'ticket_host.c'), 1_000_000_000, 1_000_000_000);
    const again = here('elsewhere', machine, 'again.exe');
    await compileHost(machine, again, elsewhere);
    expect((await readFile(again)).equals(await readFile(host(machine)))).toBe(true);
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
