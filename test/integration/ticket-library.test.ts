import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createIdentityAgent, type IdentityAgent } from '../../electron/ticket/index.ts';
import { startAgent } from '../simulator/agent/agent.ts';
import { buildTicketHost, buildTicketLibrary } from '../simulator/agent/build-native.ts';
import { failureOf, patient, temporaryFolder, ticketBench } from '../simulator/agent/ticket-bench.ts';

/** Finding, loading and refusing the ticket library. */

async function clientFor(libraryPath: string, hostPath?: string): Promise<IdentityAgent> {
  const hostCommand: [string] = [hostPath ?? (await buildTicketHost())];
  return createIdentityAgent({ hostCommand, libraryPath, silentTimeout: 5_000, passcodeTimeout: 5_000 });
}

/** Sends the host these bytes and returns what it answers until it leaves. */
async function hostAnswers(requests: string, options: { cwd?: string; host?: string } = {}): Promise<string[]> {
  const run = promisify(execFile)(options.host ?? (await buildTicketHost()), [], { cwd: options.cwd });
  run.child.stdin?.end(requests);
  const { stdout } = await run;
  return stdout.split('\n').slice(0, -1);
}

const hex = (text: string) => Buffer.from(text).toString('hex');

describe('only the library at the given absolute path is loaded', () => {
  it('[CIS1-01] one planted beside the program and in the working folder is not', async () => {
    const dir = await temporaryFolder();
    const library = await buildTicketLibrary();
    const host = join(dir, 'ticket-host');
    await copyFile(await buildTicketHost(), host);
    for (const name of ['TicketApiDll.dll', 'libTicketApi.so']) await copyFile(library, join(dir, name));
    const names = ['TicketApiDll.dll', 'libTicketApi.so', './libTicketApi.so', 'libTicketApi', ''];
    const answers = await hostAnswers(names.map((name, id) => `${String(id)} LOAD ${hex(name)}\n`).join(''), {
      cwd: dir,
      host,
    });
    const refused = 'FAIL path-not-absolute';
    expect(answers).toEqual([`0 ${refused}`, `1 ${refused}`, `2 ${refused}`, `3 ${refused}`, '4 FAIL bad-argument']);
    const elsewhere = await hostAnswers(`1 LOAD ${hex('/nowhere/libTicketApi.so')}\n`, { cwd: dir, host });
    expect(elsewhere[0]).toMatch(/^1 FAIL not-loadable 0 /);
  });

  it('[CIS1-01] the client refuses a path that is not absolute before it starts anything', async () => {
    for (const path of ['libTicketApi.so', './libTicketApi.so', '']) {
      const failure = await failureOf((await clientFor(path, '/nowhere/host')).heldTicket(patient()));
      expect(failure).toMatchObject({ code: 'LAN-2002', details: { path } });
    }
  });
});

describe('libraries that differ', () => {
  it('[CIS1-04] works without the two newer exports', async () => {
    const library = await buildTicketLibrary('WITHOUT_OPTIONAL_EXPORTS');
    const { agent, client } = await ticketBench({ agent: { library } });
    agent.replaceTicket('a-ticket-from-an-older-library');
    expect(await client.heldTicket(patient())).toBe('a-ticket-from-an-older-library');
    const info = await client.info();
    expect(info).toMatchObject({ terminalSession: null, dllVersion: null, apiVersion: '0x02040A00' });
    expect(info.exports.slice(-2)).toEqual(['-', '-']);
  });

  it('[CIS1-04] finds exports without the leading underscore, and reports which names matched', async () => {
    const library = await buildTicketLibrary('WITHOUT_UNDERSCORE');
    const { agent, client } = await ticketBench({ agent: { library } });
    agent.replaceTicket('a-ticket-without-underscores-1');
    expect(await client.heldTicket(patient())).toBe('a-ticket-without-underscores-1');
    expect((await client.info()).exports.slice(0, 3)).toEqual([
      'TcktApi_Initialize',
      'TcktApi_Finalize',
      'TcktApi_getTicket',
    ]);
  });

  it('names the required export that is missing', async () => {
    const library = await buildTicketLibrary('WITHOUT_DESTROY_TICKET');
    const { client } = await ticketBench({ agent: { library } });
    expect(await failureOf(client.heldTicket(patient()))).toMatchObject({
      code: 'LAN-2005',
      details: { name: '_TcktApi_destroyTicket' },
    });
  });

  it('works from a folder with spaces and letters beyond ASCII', async () => {
    const dir = join(await temporaryFolder(), 'Identity Agent – Ä');
    await mkdir(dir);
    const { agent, client } = await ticketBench({ agent: { dir } });
    agent.replaceTicket('a-ticket-from-a-strange-folder');
    expect(await client.heldTicket(patient())).toBe('a-ticket-from-a-strange-folder');
  });
});

describe('libraries that cannot be loaded', () => {
  it('[CIS1-36] a missing one is not found', async () => {
    const path = join(await temporaryFolder(), 'libTicketApi.so');
    expect(await failureOf((await clientFor(path)).heldTicket(patient()))).toMatchObject({
      code: 'LAN-2001',
      details: { path },
    });
  });

  it.each([
    ['text', Buffer.from('this is no library\n'.repeat(50)), 'LAN-2003'],
    ['empty', Buffer.alloc(0), 'LAN-2003'],
    ['a 64-bit header and nothing else', Buffer.from('7f454c46020101', 'hex'), 'LAN-2003'],
  ])('%s is not a library', async (_, content, code) => {
    const path = join(await temporaryFolder(), 'libTicketApi.so');
    await writeFile(path, content);
    const failure = await failureOf((await clientFor(path)).heldTicket(patient()));
    expect(failure).toMatchObject({ code, details: { path } });
    expect(failure.details['reason']).not.toBe('');
  });

  it('a folder, a loop of links and a program are none either', async () => {
    const dir = await temporaryFolder();
    expect((await failureOf((await clientFor(dir)).heldTicket(patient()))).code).toBe('LAN-2003');
    await symlink(join(dir, 'loop.so'), join(dir, 'loop.so'));
    expect((await failureOf((await clientFor(join(dir, 'loop.so'))).heldTicket(patient()))).code).toBe('LAN-2003');
    const program = await clientFor(await buildTicketHost());
    expect((await failureOf(program.heldTicket(patient()))).code).toBe('LAN-2003');
  });

  it('[CIS1-36] one of the wrong bitness is named as such, before it is loaded', async () => {
    const path = join(await temporaryFolder(), 'libTicketApi.so');
    const library = await readFile(await buildTicketLibrary());
    library[4] = 1;
    await writeFile(path, library);
    expect(await failureOf((await clientFor(path)).heldTicket(patient()))).toMatchObject({
      code: 'LAN-2004',
      details: { path, library: 'elf32', host: 'elf64' },
    });
    const unsuited = createIdentityAgent({
      hostCommand: (machine) => (machine === 'x86' ? ['/nowhere/host'] : null),
      libraryPath: path,
      silentTimeout: 1_000,
      passcodeTimeout: 1_000,
    });
    expect((await failureOf(unsuited.heldTicket(patient()))).code).toBe('LAN-2004');
  });

  it('a library that comes later is found by the next call', async () => {
    const dir = await temporaryFolder();
    const path = join(dir, 'libTicketApi.so');
    const client = await clientFor(path);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2001');
    const agent = await startAgent({ dir, library: await buildTicketLibrary() });
    expect(await client.heldTicket(patient())).toBeNull();
    await client.close();
    await agent.close();
  });
});

describe('hosts that cannot be started', () => {
  it('a missing host, and one that may not be run', async () => {
    const library = await buildTicketLibrary();
    expect((await failureOf((await clientFor(library, '/nowhere/host')).heldTicket(patient()))).code).toBe('LAN-2007');
    const path = join(await temporaryFolder(), 'host');
    await copyFile(await buildTicketLibrary(), path);
    await chmod(path, 0o644);
    expect((await failureOf((await clientFor(library, path)).heldTicket(patient()))).code).toBe('LAN-2007');
  });

  it.each([
    ['speaks another language', `console.log('hello'); process.stdin.resume()`, 'LAN-2014'],
    ['answers what was not asked', `console.log('1 OK\\n2 OK\\n3 OK'); process.stdin.resume()`, 'LAN-2014'],
    ['stops in the middle', `process.stdout.write('1 OK a b\\n2 O')`, 'LAN-2008'],
    ['says nothing', '', 'LAN-2008'],
  ])('a program under its name that %s is not believed', async (_, script, code) => {
    const client = createIdentityAgent({
      hostCommand: [process.execPath, '-e', script],
      libraryPath: await buildTicketLibrary(),
      silentTimeout: 5_000,
      passcodeTimeout: 5_000,
    });
    expect((await failureOf(client.heldTicket(patient()))).code).toBe(code);
    await client.close();
  });

  it('an answer without end is cut off', async () => {
    const client = createIdentityAgent({
      hostCommand: [process.execPath, '-e', `setInterval(() => process.stdout.write('x'.repeat(65536)), 1)`],
      libraryPath: await buildTicketLibrary(),
      silentTimeout: 5_000,
      passcodeTimeout: 5_000,
    });
    expect(await failureOf(client.heldTicket(patient()))).toMatchObject({
      code: 'LAN-2014',
      details: { problem: 'line too long' },
    });
    await client.close();
  });
});

describe('the host’s own manners', () => {
  it('answers each request once, with its id, whatever it is', async () => {
    const long = `7 LOAD ${'ab'.repeat(10_000)}`;
    const requests = [
      '',
      ' ',
      'x',
      '1',
      '2 NOPE',
      '3 TICKET',
      '4 LOAD zz',
      '5 LOAD',
      '6 INIT x',
      long,
      '8 LOAD 2f00',
      '9 é',
    ];
    expect(await hostAnswers(requests.join('\n') + '\n')).toEqual([
      '0 FAIL garbled',
      '0 FAIL garbled',
      '0 FAIL garbled',
      '1 FAIL garbled',
      '2 FAIL unknown-verb',
      '3 FAIL not-loaded',
      '4 FAIL bad-argument',
      '5 FAIL bad-argument',
      '6 FAIL bad-argument',
      '0 FAIL line-too-long',
      '8 FAIL bad-argument',
      '9 FAIL garbled',
    ]);
  });

  it('loads once, wants INIT before tickets, and leaves with exit code 0', async () => {
    const { agent } = await ticketBench();
    const load = `LOAD ${hex(agent.libraryPath)}`;
    const requests = [
      '1 INIT',
      `2 ${load}`,
      `3 ${load}`,
      '4 TICKET',
      '5 VERSION 1',
      '6 INIT',
      '7 FINAL',
      '8 DESTROY',
      'cut off',
    ];
    const answers = await hostAnswers(requests.join('\n'));
    expect(answers[1]).toMatch(/^2 OK _TcktApi_Initialize .* GetDllVersion$/);
    expect(answers.filter((_, at) => at !== 1)).toEqual([
      '1 FAIL not-loaded',
      '3 FAIL already-loaded',
      '4 FAIL not-initialised',
      '5 OK 02040a00',
      '6 OK',
      '7 OK',
      '8 FAIL not-initialised',
    ]);
    expect(agent.calls.map(({ verb }) => verb)).toEqual(['GetGAVersion', 'Initialize', 'Finalize']);
  });
});
