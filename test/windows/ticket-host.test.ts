import { copyFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bytesOf, hexOfText } from '../../electron/ticket/host-protocol.ts';
import { describedIn } from '../../electron/ticket/ticket-text.ts';
import { hex, hostWith, ok, placeLibrary, scriptedHost, startHost, ticket, type Double } from './ticket-host-bench.ts';
import { here } from './wine.ts';

/** The ticket host for Windows, under wine, against libraries of every kind. */

const doubles: Double[] = ['cdecl', 'stdcall', 'stdcall-decorated', 'older', 'x64'];

describe.each(doubles)('a library of the kind "%s"', (double) => {
  it('answers every call', async () => {
    const { call } = await scriptedHost(double);
    expect(await call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));
    expect(await call('TICKET')).toEqual(ok(hex(ticket)));
    expect(await call('NEW_TICKET')).toEqual(ok(hex(ticket)));
    expect(await call('DESCRIBE', '80400001')).toEqual(ok(hex(ticket)));
    expect(await call('DESCRIBE', 'ffffffff')).toEqual({ kind: 'code', code: 0x80100003 });
    expect(await call('VERSION', '1')).toEqual(ok('02040a00'));
    expect(await call('VERSION', '2')).toEqual(ok('02040a01'));
    const newer = double === 'older' ? ['-', '-'] : ['1', '02040a00'];
    expect(await call('INFO')).toEqual(ok(double === 'x64' ? '64' : '32', ...newer));
    expect(await call('DESTROY')).toEqual(ok());
    expect(await call('FINAL')).toEqual(ok());
  });

  it('answers the same however often it is called: the stack stays whole', async () => {
    const { call } = await scriptedHost(double);
    for (let count = 0; count < 300; count++) expect(await call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));
    expect(await call('DESTROY')).toEqual(ok());
  });
});

describe('the exports', () => {
  it.each([
    ['cdecl', '_TcktApi_getTicket', 'GetDllVersion'],
    ['stdcall', '_TcktApi_getTicket', 'GetDllVersion'],
    ['stdcall-decorated', '_TcktApi_getTicket@16', 'GetDllVersion@0'],
    ['older', '_TcktApi_getTicket', '-'],
  ] as const)('of the kind "%s" are found as %s and %s', async (double, third, last) => {
    const { call } = startHost();
    const loaded = await call('LOAD_ANYWHERE', hexOfText((await placeLibrary(double)).path));
    expect(loaded).toMatchObject({ kind: 'ok', fields: { length: 11, 2: third, 10: last } });
  });
});

describe('a library for the other kind of processor', () => {
  it.each([
    ['x64', 'x86'],
    ['cdecl', 'x64'],
  ] as const)('"%s" is refused by the host for %s with Windows’ own number', async (double, machine) => {
    const { call } = startHost(machine);
    const { path } = await placeLibrary(double);
    expect(await call('LOAD_ANYWHERE', hexOfText(path))).toEqual({
      kind: 'fail',
      reason: 'not-loadable',
      fields: ['193', '-'],
    });
    expect(await call('INIT')).toEqual({ kind: 'fail', reason: 'not-loaded', fields: [] });
  });
});

describe('texts', () => {
  it('in Windows-1252 come through byte for byte, and are read as such', async () => {
    const words = 'Carte refusée – 5 €';
    const bytes = Buffer.from('Carte refus\xe9e \x96 5 \x80', 'latin1');
    const { call } = await scriptedHost('stdcall', `getErrorDescription text ${bytes.toString('hex')}`);
    const answer = await call('DESCRIBE', '80200003');
    expect(answer).toEqual(ok(bytes.toString('hex')));
    expect(answer.kind === 'ok' && describedIn(bytesOf(answer.fields[0]) ?? Buffer.alloc(0))).toBe(words);
  });

  it('of any length up to the largest buffer are never cut', async () => {
    for (const length of [1, 62, 4094, 4095, 4096, 16_384, 65_534]) {
      const { call } = await scriptedHost('cdecl', `getTicketNoAuth letters ${String(length)}`);
      expect(await call('TICKET_NO_AUTH')).toEqual(ok(hex('y'.repeat(length))));
    }
  });
});

describe('a library that does not keep to the buffer', () => {
  it.each([
    ['wants more than there ever is', 'too-small', 'too-long'],
    ['never ends its text', 'fill', 'too-long'],
    ['writes a little too much', 'overrun 10', 'overrun'],
  ])('%s: refused', async (_, what, reason) => {
    const { call } = await scriptedHost('cdecl', `getTicketNoAuth ${what}`);
    expect(await call('TICKET_NO_AUTH')).toEqual({ kind: 'fail', reason, fields: [] });
  });

  it('writes much too much: the host ends', async () => {
    const { call } = await scriptedHost('cdecl', 'getTicketNoAuth overrun 100000');
    await expect(call('TICKET_NO_AUTH')).rejects.toMatchObject({ code: 'LAN-2008' });
  });

  it('prints: the protocol stays whole', async () => {
    const { call } = await scriptedHost('cdecl', 'getTicketNoAuth print');
    expect(await call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));
    expect(await call('TICKET')).toEqual(ok(hex(ticket)));
  });
});

/** The verb that makes the host call each export. */
const ways = {
  Initialize: ['INIT'],
  Finalize: ['FINAL'],
  getTicket: ['TICKET'],
  getTicketNoAuth: ['TICKET_NO_AUTH'],
  getNewTicket: ['NEW_TICKET'],
  destroyTicket: ['DESTROY'],
  getErrorDescription: ['DESCRIBE', '80100001'],
  GetGAVersion: ['VERSION', '1'],
  isTerminalServiceSession: ['INFO'],
  GetDllVersion: ['INFO'],
} as const;
type Export = keyof typeof ways;

describe('a library that crashes', () => {
  it.each(Object.keys(ways) as Export[])('in %s ends the host and nothing else', async (name) => {
    const { path } = await placeLibrary('stdcall', [`${name} crash`]);
    const { call, host } = startHost();
    await call('LOAD_ANYWHERE', hexOfText(path));
    if (name !== 'Initialize') await call('INIT');
    const [verb, argument] = ways[name];
    await expect(call(verb, argument)).rejects.toMatchObject({ code: 'LAN-2008', details: { how: 'exit code 3' } });
    expect(host.alive).toBe(false);
    expect(await (await scriptedHost('stdcall')).call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));
  });

  it('when Initialize has failed and is asked why', async () => {
    const { path } = await placeLibrary('cdecl', ['Initialize code 0', 'getLastError crash']);
    const { call } = startHost();
    await call('LOAD_ANYWHERE', hexOfText(path));
    await expect(call('INIT')).rejects.toMatchObject({ code: 'LAN-2008' });
  });

  it.each(['abort', 'raise', 'overflow', 'exit'])('by "%s" ends the host, too', async (what) => {
    const { call } = await scriptedHost('cdecl', `getTicketNoAuth ${what}`);
    await expect(call('TICKET_NO_AUTH')).rejects.toMatchObject({ code: 'LAN-2008' });
  });
});

describe('a library that hangs', () => {
  it.each(['Initialize', 'getTicketNoAuth', 'destroyTicket'] as const)(
    'in %s is ended at the time-out',
    async (name) => {
      const { path } = await placeLibrary('cdecl', [`${name} hang`]);
      const { call, host } = startHost();
      await call('LOAD_ANYWHERE', hexOfText(path));
      if (name !== 'Initialize') await call('INIT');
      await expect(call(ways[name][0], undefined, 300)).rejects.toMatchObject({ code: 'LAN-2009' });
      expect(await host.gone()).toBe(true);
    },
  );
});

describe('codes', () => {
  it('come through, and Initialize tells its own', async () => {
    const { call } = await scriptedHost('stdcall', 'getTicketNoAuth code 80100009', 'destroyTicket code 80100009');
    expect(await call('TICKET_NO_AUTH')).toEqual({ kind: 'code', code: 0x80100009 });
    expect(await call('DESTROY')).toEqual({ kind: 'code', code: 0x80100009 });
    const { path } = await placeLibrary('cdecl', ['Initialize code 0', 'getLastError code 80800002']);
    const other = startHost();
    await other.call('LOAD_ANYWHERE', hexOfText(path));
    expect(await other.call('INIT')).toEqual({ kind: 'code', code: 0x80800002 });
  });
});

describe('what is loaded', () => {
  it.each([
    'TicketApiDll.dll',
    '.\\TicketApiDll.dll',
    '\\lab\\x.dll',
    'C:x.dll',
    '\\\\server\\share\\x.dll',
    '\\\\?\\C:\\x.dll',
  ])('not %s', async (path) => {
    const refused = { kind: 'fail', reason: 'path-not-absolute', fields: [] };
    expect(await startHost().call('LOAD', hexOfText(path))).toEqual(refused);
  });

  it('not what does not exist', async () => {
    const { call } = startHost();
    const answer = { kind: 'fail', reason: 'not-loadable', fields: ['126', '-'] };
    expect(await call('LOAD', hexOfText('C:\\nowhere\\TicketApiDll.dll'))).toEqual(answer);
  });

  it('not what an ordinary user of this computer can change: here, everything that is not Windows’ own', async () => {
    const { call } = startHost();
    const { path } = await placeLibrary('cdecl');
    expect(await call('LOAD', hexOfText(path))).toEqual({
      kind: 'fail',
      reason: 'not-protected',
      fields: [hexOfText(path)],
    });
  });

  it('and beside it what it asks for by name, but not from elsewhere', async () => {
    const { folder, path } = await placeLibrary('cdecl', ['Initialize sibling'], 'with sibling');
    await copyFile(here('programs', 'older.dll'), `${folder}/sibling.dll`);
    expect(await (await hostWith(path)).call('TICKET_NO_AUTH')).toEqual(ok(hex(ticket)));

    // Beside the host, which may lie anywhere, it is not looked for.
    await copyFile(here('programs', 'older.dll'), here('programs', 'sibling.dll'));
    const alone = await placeLibrary('cdecl', ['Initialize sibling'], 'without sibling');
    const { call } = startHost();
    await call('LOAD_ANYWHERE', hexOfText(alone.path));
    expect(await call('INIT')).toEqual({ kind: 'fail', reason: 'initialise-failed', fields: [] });
  });

  it('from a path that was written with slashes, too', async () => {
    const { path } = await placeLibrary('cdecl');
    const { call } = startHost();
    expect(await call('LOAD_ANYWHERE', hexOfText(path.replaceAll('\\', '/')))).toMatchObject({ kind: 'ok' });
  });
});
