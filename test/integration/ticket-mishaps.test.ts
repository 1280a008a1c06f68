import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogue } from '../../electron/errors/index.ts';
import type { AgentVerb, Misbehaviour } from '../simulator/agent/agent-wire.ts';
import { makeLongToken, makeToken } from '../simulator/agent/make-token.ts';
import { failureOf, patient, ticketBench, type TicketBench } from '../simulator/agent/ticket-bench.ts';
import { person } from '../simulator/people.ts';

/** Crashes, hangs, kills and cancelled waits; what stays on the machine; many calls. */

const adaeze = person('adaeze');

/** What the client does to make the library call this export. */
const ways: Partial<Record<AgentVerb, (bench: TicketBench) => Promise<unknown>>> = {
  Initialize: ({ client }) => client.heldTicket(patient()),
  getTicketNoAuth: ({ client }) => client.heldTicket(patient()),
  getTicket: ({ client }) => client.newTicket(patient()),
  destroyTicket: ({ client }) => client.destroyTicket(),
  GetGAVersion: ({ client }) => client.info(),
  isTerminalServiceSession: ({ client }) => client.info(),
  getErrorDescription: ({ client }) => client.describe(0x80100001),
};

const hostOf = ({ agent }: TicketBench): number => agent.calls.at(-1)?.pid ?? 0;
const lives = (pid: number) => existsSync(`/proc/${String(pid)}`);

describe('a library that crashes', () => {
  const crashes: Misbehaviour[] = ['crash', 'segmentation-fault', 'exit'];
  it.each(Object.keys(ways).flatMap((verb) => crashes.map((kind) => [verb as AgentVerb, kind] as const)))(
    '[CIS1-08] in %s (%s) is an error code, and the next call works',
    async (verb, kind) => {
      const bench = await ticketBench();
      bench.agent.misbehaveNext(verb, kind);
      expect((await failureOf(ways[verb]?.(bench) ?? Promise.resolve())).code).toBe('LAN-2008');
      bench.agent.replaceTicket('a-ticket-after-the-crash-00001');
      const since = performance.now();
      expect(await bench.client.heldTicket(patient())).toBe('a-ticket-after-the-crash-00001');
      expect(performance.now() - since).toBeLessThan(2_000);
      expect(bench.agent.promptsOpened).toBe(0);
    },
  );

  it.each<Misbehaviour>(['crash', 'hang'])('[CIS1-08] in Finalize (%s) does not hold up the quit', async (kind) => {
    const bench = await ticketBench();
    await bench.client.heldTicket(patient());
    bench.agent.misbehaveNext('Finalize', kind);
    const pid = hostOf(bench);
    const since = performance.now();
    await bench.client.close();
    expect(performance.now() - since).toBeLessThan(2_500);
    expect(lives(pid)).toBe(false);
  });
});

describe('a library that hangs', () => {
  it.each(['Initialize', 'getTicketNoAuth', 'destroyTicket'] as const)(
    '[CIS1-08] in %s is ended at the time-out, and the next call works',
    async (verb) => {
      const bench = await ticketBench({ client: { silentTimeout: 300 } });
      bench.agent.misbehaveNext(verb, 'hang');
      const since = performance.now();
      expect((await failureOf(ways[verb]?.(bench) ?? Promise.resolve())).code).toBe('LAN-2009');
      expect(performance.now() - since).toBeLessThan(2_000);
      const pid = hostOf(bench);
      expect(await bench.client.heldTicket(patient())).toBeNull();
      expect(lives(pid)).toBe(false);
    },
  );

  it('[CIS1-08] a passcode window that nobody finishes ends with a time-out of its own', async () => {
    const { agent, client } = await ticketBench({ client: { passcodeTimeout: 300 } });
    agent.insertCard(adaeze);
    expect((await failureOf(client.newTicket(patient()))).code).toBe('LAN-2016');
    expect(await client.heldTicket(patient())).toBeNull();
    expect(agent.promptsOpened).toBe(1);
  });
});

describe('a wait that is abandoned', () => {
  it('[CIS1-07] rejects at once with a neutral code; the event loop was free all the while', async () => {
    const bench = await ticketBench();
    const { agent, client } = bench;
    agent.insertCard(adaeze);
    const controller = new AbortController();
    const failure = failureOf(client.newTicket(controller.signal));
    await agent.promptShown();
    let longest = 0;
    for (let last = performance.now(), end = last + 300; last < end;) {
      await delay(5);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    expect(longest).toBeLessThan(2_000);
    const pid = hostOf(bench);
    const since = performance.now();
    controller.abort();
    const { code } = await failure;
    // At once, and not after the five minutes the person had.
    expect(performance.now() - since).toBeLessThan(2_000);
    expect(code).toBe('LAN-2013');
    expect(catalogue[code].neutral).toBe(true);
    await expect.poll(() => lives(pid)).toBe(false);
    await expect.poll(() => agent.calls.find(({ verb }) => verb === 'getTicket')?.outcome).toBe('abandoned');
  });

  it('[CIS1-08] leaves the window open; the next sign-in looks first and does not open another', async () => {
    const { agent, client } = await ticketBench();
    agent.insertCard(adaeze);
    const controller = new AbortController();
    const failure = failureOf(client.newTicket(controller.signal));
    await agent.promptShown();
    controller.abort();
    await failure;
    expect(await client.heldTicket(patient())).toBeNull();
    await agent.typePasscode(adaeze.passcode);
    agent.reset();
    expect(await client.newTicket(patient())).toBe(agent.ticket);
    expect(agent.calls.map(({ verb }) => verb)).toEqual(['getTicketNoAuth']);
    expect(agent.promptsOpened).toBe(1);
  });

  it('is possible before the call was made, while it waits for another, and while it waits for a busy agent', async () => {
    const { agent, client } = await ticketBench({ client: { busyDelays: [60_000] } });
    expect((await failureOf(client.heldTicket(AbortSignal.abort()))).code).toBe('LAN-2013');
    expect(agent.calls).toEqual([]);

    agent.delayNext('getTicketNoAuth', 200);
    const first = client.heldTicket(patient());
    const waiting = new AbortController();
    const second = failureOf(client.newTicket(waiting.signal));
    waiting.abort();
    expect((await second).code).toBe('LAN-2013');
    expect(await first).toBeNull();
    expect(agent.count('getTicket')).toBe(0);

    agent.failNext('getTicketNoAuth', 0x80100006);
    const busy = new AbortController();
    const third = failureOf(client.heldTicket(busy.signal));
    await expect.poll(() => agent.count('getTicketNoAuth')).toBe(2);
    busy.abort();
    expect((await third).code).toBe('LAN-2013');
    expect(await client.heldTicket(patient())).toBeNull();
  });

  it('destroys the ticket through a new host while the old one hangs in a sign-in', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-that-arrives-too-late');
    agent.delayNext('getTicket', 10_000, 'answer');
    const controller = new AbortController();
    const failure = failureOf(client.newTicket(controller.signal));
    await expect.poll(() => agent.count('getTicket')).toBe(1);
    controller.abort();
    await client.destroyTicket();
    expect((await failure).code).toBe('LAN-2013');
    expect(agent.ticket).toBeNull();
  });

  it('closing ends a sign-in under way', async () => {
    const { agent, client } = await ticketBench();
    const failure = failureOf(client.newTicket(patient()));
    await agent.promptShown('card');
    const since = performance.now();
    await client.close();
    expect((await failure).code).toBe('LAN-2013');
    expect(performance.now() - since).toBeLessThan(1_000);
  });
});

describe('a host that is killed from outside', () => {
  it('[CIS1-08] in the middle of a sign-in: known within 2 s, host restarted, no second window', async () => {
    const bench = await ticketBench();
    const { agent, client } = bench;
    agent.insertCard(adaeze);
    const failure = failureOf(client.newTicket(patient()));
    await agent.promptShown();
    const since = performance.now();
    process.kill(hostOf(bench), 'SIGKILL');
    expect(await failure).toMatchObject({ code: 'LAN-2008', details: { how: 'SIGKILL' } });
    expect(await client.heldTicket(patient())).toBeNull();
    expect(performance.now() - since).toBeLessThan(2_000);
    expect([agent.count('getTicket'), agent.promptsOpened]).toEqual([1, 1]);
  });

  it('[CIS1-08] between two calls: nobody notices', async () => {
    const bench = await ticketBench();
    await bench.client.heldTicket(patient());
    const pid = hostOf(bench);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => lives(pid)).toBe(false);
    await delay(20);
    expect(await bench.client.heldTicket(patient())).toBeNull();
    expect(bench.agent.count('Initialize')).toBe(2);
  });
});

describe('many calls', () => {
  it('[CIS1-09] never overlap, whoever makes them', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-that-many-ask-for-0001');
    for (let count = 0; count < 5; count++) agent.delayNext('getTicketNoAuth', 20);
    const calls = Array.from({ length: 40 }, (_, at) => (at % 4 === 3 ? client.info() : client.heldTicket(patient())));
    await Promise.all(calls);
    expect(agent.maxConcurrent).toBe(1);
  });

  it('[CIS1-09] 1,000 of them: one host, no growth', async () => {
    const bench = await ticketBench();
    const { agent, client } = bench;
    agent.replaceTicket(makeToken());
    await client.heldTicket(patient());
    const pid = hostOf(bench);
    const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
    const before = memory();
    for (let count = 0; count < 1_000; count++) expect(await client.heldTicket(patient())).toBe(agent.ticket);
    expect(agent.count('Initialize')).toBe(1);
    expect(memory() - before).toBeLessThan(2_048);
  });
});

describe('what stays on the machine', () => {
  it('[CIS1-16] no ticket in arguments, environment, open files, error values or stderr', async () => {
    const bench = await ticketBench();
    const { agent, client, hostPath } = bench;
    const ticket = makeLongToken(100);
    agent.replaceTicket(ticket);
    await client.heldTicket(patient());
    const proc = `/proc/${String(hostOf(bench))}`;
    for (const file of ['cmdline', 'environ']) expect(readFileSync(`${proc}/${file}`, 'latin1')).not.toContain('AQIC5');
    expect(readFileSync(`${proc}/cmdline`, 'latin1')).toBe(`${hostPath}\0`);
    // One byte: no file is written, and with 1 the memory does not go to a collector of core dumps either.
    expect(readFileSync(`${proc}/limits`, 'utf8')).toMatch(/Max core file size +1 +1/);
    const open = execFileSync('ls', ['-l', `${proc}/fd`], { encoding: 'utf8' });
    expect(open.split('\n').filter((line) => line.includes('-> /') && !line.includes('/dev/null'))).toEqual([]);

    agent.misbehaveNext('getTicketNoAuth', 'overrun');
    agent.replaceTicket(makeLongToken(5_000));
    expect(JSON.stringify(await failureOf(client.heldTicket(patient())))).not.toContain('AQIC5');
    await client.destroyTicket();
  });

  it('[CIS1-16] the host wipes its copies: nothing of the ticket is left in its writable memory', async () => {
    const { agent, hostPath } = await ticketBench();
    const ticket = makeToken();
    agent.replaceTicket(ticket);
    const host = spawn(hostPath, [], { stdio: ['pipe', 'pipe', 'pipe'] });
    onTestFinished(() => {
      host.kill('SIGKILL');
    });
    let said = '';
    let complained = '';
    host.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
    host.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString('latin1')));
    host.stdin.write(`1 LOAD ${Buffer.from(agent.libraryPath).toString('hex')}\n2 INIT\n3 TICKET_NO_AUTH\n4 INFO\n`);
    await expect.poll(() => said).toContain('4 OK');
    expect(said).toContain(Buffer.from(ticket).toString('hex'));
    expect(complained).toBe('');
    const memory = writableMemory(host.pid ?? 0);
    expect(memory.length).toBeGreaterThan(1 << 20);
    expect(memory.includes(Buffer.from(agent.libraryPath))).toBe(true);
    expect(memory.includes(ticket.slice(14, 40))).toBe(false);
    expect(memory.includes(Buffer.from(ticket).toString('hex').slice(28, 80))).toBe(false);
  });
});

/** All that a process could write to, in one piece. */
function writableMemory(pid: number): Buffer {
  const memory = openSync(`/proc/${String(pid)}/mem`, 'r');
  const maps = readFileSync(`/proc/${String(pid)}/maps`, 'utf8').split('\n');
  const regions = maps.flatMap((line) => {
    const [, from, to] = /^(\w+)-(\w+) rw/.exec(line) ?? [];
    if (from === undefined || to === undefined) return [];
    const start = Number.parseInt(from, 16);
    const bytes = Buffer.alloc(Number.parseInt(to, 16) - start);
    readSync(memory, bytes, 0, bytes.length, start);
    return [bytes];
  });
  closeSync(memory);
  return Buffer.concat(regions);
}
