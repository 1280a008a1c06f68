import { describe, expect, it } from 'vitest';
import { hexOfText } from '../../electron/ticket/host-protocol.ts';
import { running } from './processes.ts';
import { hex, hostWith, ok, placeLibrary, ticket } from './ticket-host-bench.ts';
import { runTypeScript, there, wine, type Left } from './wine.ts';

/** A 64-bit program of Windows, and Lanyard's own class, drive the 32-bit host with a 32-bit library. */

const caller = (library: string, ...what: string[]): Promise<Left> =>
  wine([there('programs', 'caller.exe'), there('programs', 'ticket-host-x86.exe'), library, ...what]);

describe('a 64-bit caller of the 32-bit host', () => {
  it('makes 1,000 calls, all answered alike', async () => {
    const { path } = await placeLibrary('stdcall');
    const { code, stdout } = await caller(path, 'calls', '1000');
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { medianMicroseconds: number; p95Microseconds: number };
    expect(result).toMatchObject({ bits: 64, calls: 1000, hostCode: 0 });
    report(`64-bit caller under wine`, result.medianMicroseconds, result.p95Microseconds);
  });

  it('survives the host’s crash, and sees it as exit code 3', async () => {
    const { path } = await placeLibrary('stdcall', ['getTicketNoAuth crash']);
    const { code, stdout } = await caller(path, 'last-words');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ answered: false, gone: true, hostCode: 3 });
  });

  it('ends a host that hangs', async () => {
    const { path } = await placeLibrary('stdcall', ['getTicketNoAuth hang']);
    const { code, stdout } = await caller(path, 'hang');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ answered: false, gone: true, hostCode: 99 });
  });

  it('takes the host with it when it ends in the middle of a call', async () => {
    const { path } = await placeLibrary('stdcall', ['getTicketNoAuth hang']);
    const abandoned = caller(path, 'abandon');
    await expect.poll(() => running('ticket-host-x86.exe'), { timeout: 30_000 }).toBeGreaterThan(0);
    expect((await abandoned).code).toBe(0);
    await expect.poll(() => running('ticket-host-x86.exe'), { timeout: 10_000 }).toBe(0);
  });
});

describe('Lanyard’s own class', () => {
  it('makes 1,000 calls on one host, all answered alike', async () => {
    const { call, host } = await hostWith((await placeLibrary('cdecl')).path);
    const times: number[] = [];
    for (let count = 0; count < 1_000; count++) {
      const since = performance.now();
      expect(await call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));
      times.push((performance.now() - since) * 1000);
    }
    expect(host.alive).toBe(true);
    times.sort((one, other) => one - other);
    report('64-bit Node on Linux', times[500] ?? NaN, times[950] ?? NaN);
  });

  it('gives a host a path of the longest kind', async () => {
    const { path } = await placeLibrary('cdecl', [], 'x'.repeat(180));
    expect(path.length).toBeGreaterThan(200);
    expect(await (await hostWith(path)).call('LOAD_ANYWHERE', hexOfText(path))).toMatchObject({
      reason: 'already-loaded',
    });
  });
});

describe('Lanyard’s own client in Node for Windows', () => {
  it('chooses the host, survives crash and hang, refuses what it must, and makes 1,000 calls', async () => {
    const libraries = await Promise.all([
      placeLibrary('stdcall'),
      placeLibrary('x64'),
      placeLibrary('stdcall', ['getTicketNoAuth crash']),
      placeLibrary('stdcall', ['getTicketNoAuth hang']),
    ]);
    const paths = libraries.map(({ path }) => path);
    const result = (await runTypeScript('use-agent.ts', there('programs'), ...paths)) as {
      readonly many: { readonly medianMicroseconds: number };
    };
    expect(result).toMatchObject({
      caller: 'win32 x64',
      good: { ticket, machine: 'x86', hostBits: 32 },
      wide: { ticket, machine: 'x64', hostBits: 64 },
      crashing: 'LAN-2008',
      hanging: 'LAN-2009',
      unprotected: 'LAN-2017',
      missing: 'LAN-2001',
      onShare: 'LAN-2002',
      many: { calls: 1_000, same: 1_000 },
    });
    console.log(`round trip, Node for Windows under wine: median ${result.many.medianMicroseconds.toFixed(1)} µs`);
  });
});

function report(who: string, median: number, p95: number): void {
  console.log(`round trip, ${who}: median ${median.toFixed(1)} µs, 95 % under ${p95.toFixed(1)} µs`);
}
