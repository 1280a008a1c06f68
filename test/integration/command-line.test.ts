import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../simulator/world.ts';
import { CliProcess, state, type Line } from './cli-process.ts';

/** The command line as scripts use it: a process, its lines, its exit code. On real parts. */

const cli = path.resolve('out/cli/main.js');
const savedAssertion = path.resolve('test/simulator/spine/role-assertion-example.xml');

let world: World;

beforeEach(async () => {
  world = await startWorld({ readers: 2, cards: 'pcsc' });
});

afterEach(async () => {
  for (const command of started.splice(0)) command.stop('SIGKILL');
  await world.close();
});

const started: Command[] = [];

class Command extends CliProcess {
  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    super(args, { ...process.env, XDG_STATE_HOME: path.join(world.dir, 'state'), ...world.env, ...env });
    started.push(this);
  }
}

const event = (name: string, reader: string | undefined) => (line: Line) =>
  line['event'] === name && line['reader'] === reader;

/** Whether a process runs; one that is dead but not yet reaped does not. */
function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('sign-in', () => {
  const signIn = (...more: string[]) => new Command(['sign-in', '--json', '--settings', world.settingsFile, ...more]);

  test('--watch: from the empty reader to the end of the session, one line per state, exit 0', async () => {
    const command = signIn('--watch');
    await command.line(state('waiting-for-card'));
    await world.insert('adaeze');
    await world.typePasscode();
    const signedIn = await command.line(state('signed-in'));
    expect(signedIn).toMatchObject({
      method: 'smartcard',
      mode: 'live',
      environment: 'simulator',
      user: { id: '555100000017', name: 'Okonkwo Adaeze Miss' },
      role: {
        profileId: '555100000215',
        code: 'S8000:G8000:R8003',
        name: 'Health Professional Access Role',
        organisation: { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS NHS TRUST' },
        activities: ['B0360', 'B8029'],
        areasOfWork: ['P9900:Q9900:T9900'],
        workgroups: ['555100000991'],
      },
      card: { reader: world.readers[0], atr: '3BD6970081B1FE451F078031C1521118F9' },
    });
    expect(signedIn['at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await world.remove();
    expect(await command.line(state('ended'))).toMatchObject({ reason: 'card-removed' });
    expect(await command.exit).toBe(0);
    expect(world.agent.ticket, 'no ticket is left with the agent').toBeNull();
    const journal = new Command(['audit', 'show', '--last', '9', '--json']);
    expect(await journal.exit).toBe(0);
    expect(JSON.stringify(journal.lines)).toMatch(/sign-in-succeeded.*"555100000017".*session-ended.*card-removed/);
    expect(command.lines.map((line) => line['state'])).toEqual([
      'signed-out',
      'waiting-for-card',
      'signing-in',
      'signing-in',
      'signing-in',
      'signed-in',
      'ended',
    ]);
  });

  test('with the card in already it asks for the passcode, and ends with 0 once signed in, leaving the ticket', async () => {
    await world.insert('tomos');
    const command = signIn();
    await world.typePasscode();
    expect(await command.exit).toBe(0);
    expect(command.lines.at(-1)).toMatchObject({ state: 'signed-in', user: { id: '055510000024' } });
    expect(world.agent.ticket).not.toBeNull();
  });

  test('a cancelled passcode is an error line and exit 1', async () => {
    await world.insert('adaeze');
    const command = signIn();
    await world.cancelPasscode();
    expect(await command.exit).toBe(1);
    expect(command.lines.at(-1)).toMatchObject({ error: { code: 'LAN-2401' } });
  });

  test('the card pulled while the passcode is awaited: ended, exit 1, no ticket behind', async () => {
    const command = signIn('--watch');
    await command.line(state('waiting-for-card'));
    await world.insert('adaeze');
    await world.promptOpened();
    await world.remove();
    expect(await command.line(state('ended'))).toMatchObject({ reason: 'card-removed' });
    expect(await command.exit).toBe(1);
    expect(world.agent.ticket).toBeNull();
  });

  test('without a smartcard service: LAN-1001 and exit 1', async () => {
    await world.stopCardService();
    const command = signIn();
    expect(await command.exit).toBe(1);
    expect(command.lines).toMatchObject([{ state: 'signed-out' }, { error: { code: 'LAN-1001' } }]);
  });

  test('the ticket host dies while signed in: fail closed', async () => {
    const command = signIn('--watch');
    await command.line(state('waiting-for-card'));
    await world.insert('adaeze');
    await world.typePasscode();
    await command.line(state('signed-in'));
    const host = world.agent.calls.at(-1)?.pid ?? 0;
    process.kill(host, 'SIGKILL');
    expect(await command.line(state('ended'))).toMatchObject({ reason: 'agent-stopped' });
    expect(await command.exit).toBe(0);
    expect(world.agent.ticket).toBeNull();
  });

  test('killed while the passcode is awaited: no ticket host stays behind', async () => {
    await world.insert('adaeze');
    const command = signIn();
    await world.promptOpened();
    const host = world.agent.calls.at(-1)?.pid ?? 0;
    command.stop('SIGKILL');
    await command.exit;
    await expect.poll(() => isRunning(host)).toBe(false);
  });

  test('a reader of its lines that goes away ends it in order', async () => {
    await world.insert('adaeze');
    const shell = spawn(
      'sh',
      [
        '-c',
        '"$0" "$1" sign-in --watch --json --settings "$2" 2>&1 | head -n 1',
        process.execPath,
        cli,
        world.settingsFile,
      ],
      { env: { ...process.env, XDG_STATE_HOME: path.join(world.dir, 'state'), ...world.env } },
    );
    const heard: string[] = [];
    shell.stdout.on('data', (chunk: Buffer) => heard.push(String(chunk)));
    await new Promise((resolve) => shell.once('close', resolve));
    expect(heard.join('')).not.toContain('EPIPE');
  });

  test('stopped while signed in: the session is over, the ticket stays with the agent', async () => {
    await world.insert('adaeze');
    const command = signIn('--watch');
    await world.typePasscode();
    await command.line(state('signed-in'));
    command.stop();
    expect(await command.exit).toBe(0);
    expect(command.lines.at(-1)).toMatchObject({ state: 'ended', reason: 'quit' });
    expect(world.agent.ticket).not.toBeNull();
  });

  test('stopped once more while it ends: gone at once, the ticket host with it', async () => {
    await world.insert('adaeze');
    const command = signIn('--watch');
    await world.typePasscode();
    await command.line(state('signed-in'));
    world.agent.misbehaveNext('destroyTicket', 'hang');
    await world.remove();
    await command.line(state('ended'));
    await expect.poll(() => world.agent.calls.at(-1)?.verb).toBe('destroyTicket');
    const host = world.agent.calls.at(-1)?.pid ?? 0;
    const pid = command.child.pid ?? 0;
    command.stop('SIGTERM');
    await expect.poll(() => catches(pid, 'SIGTERM') || catches(pid, 'SIGINT')).toBe(false);
    command.stop('SIGINT');
    await command.exit;
    expect(command.child.signalCode).toBe('SIGINT');
    await expect.poll(() => isRunning(host)).toBe(false);
  });
});

/** Whether a process has a handler for this signal. */
function catches(pid: number, signal: 'SIGINT' | 'SIGTERM'): boolean {
  const [, caught = ''] = /^SigCgt:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return (BigInt(`0x${caught}`) & (1n << BigInt(os.constants.signals[signal] - 1))) !== 0n;
}

describe('cards', () => {
  test('readers and cards, once', async () => {
    const watching = new Command(['cards', '--watch', '--json']);
    await world.insert('adaeze', 1);
    await watching.line(event('card-inserted', world.readers[1]));
    const command = new Command(['cards', '--json']);
    expect(await command.exit).toBe(0);
    expect(command.lines).toEqual([
      {
        readers: [
          { reader: world.readers[0], card: null },
          { reader: world.readers[1], card: { atr: '3BD6970081B1FE451F078031C1521118F9' } },
        ],
      },
    ]);
  });

  test('--watch: attached, inserted, removed, with reader, atr and time, until stopped', async () => {
    const [first, second] = world.readers;
    const command = new Command(['cards', '--watch', '--json']);
    await command.line(event('reader-attached', first));
    await command.line(event('reader-attached', second));
    await world.insert('tomos', 1);
    expect(await command.line(event('card-inserted', second))).toMatchObject({ atr: '3B8680018031C15211182C' });
    await world.remove(1);
    const removed = await command.line(event('card-removed', second));
    expect(removed).toMatchObject({ atr: '3B8680018031C15211182C' });
    expect(Date.parse(String(removed['at']))).not.toBeNaN();
    command.stop('SIGINT');
    expect(await command.exit).toBe(0);
  });

  test('without a smartcard service: LAN-1001 and exit 1', async () => {
    await world.stopCardService();
    const command = new Command(['cards', '--json']);
    expect(await command.exit).toBe(1);
    expect(command.lines).toMatchObject([{ error: { code: 'LAN-1001' } }]);
  });
});

test('cards --watch ends when nobody reads its lines', async () => {
  const shell = spawn('sh', ['-c', '"$0" "$1" cards --watch --json | head -n 1', process.execPath, cli], {
    env: { ...process.env, ...world.env },
  });
  const closed = new Promise<boolean>((resolve) =>
    shell.once('close', () => {
      resolve(true);
    }),
  );
  // A line that comes after the first ones meets the closed pipe: a card goes in and out until one has.
  const within = (milliseconds: number) =>
    Promise.race([closed, new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, false))]);
  let ended = false;
  for (let round = 0; round < 10 && !ended; round += 1) {
    await world.insert('tomos');
    ended = await within(1_000);
    await world.remove();
    ended ||= await within(1_000);
  }
  if (!ended) shell.kill('SIGKILL');
  expect(ended).toBe(true);
});

describe('assertion', () => {
  const assertion = (...args: string[]) => new Command(['assertion', '--json', ...args]);
  const receivedAt = ['--received-at', '2026-11-02T09:14:00Z'];
  const ticket = /SubjectConfirmationData>(\S[^<]*)</.exec(readFileSync(savedAssertion, 'utf8'))?.[1] ?? '';

  test('the signed-in shape and all profiles', async () => {
    const command = assertion(savedAssertion, ...receivedAt, '--ticket', ticket);
    expect(await command.exit).toBe(0);
    expect(command.lines).toMatchObject([
      {
        state: 'signed-in',
        user: { id: '990000000017' },
        role: { profileId: '990000000215', code: 'S8000:G8000:R8003' },
        profiles: [{ profileId: '990000000118' }, { profileId: '990000000215' }],
      },
    ]);
  });

  test.each([
    ['another ticket', [savedAssertion, ...receivedAt, '--ticket', 'x'.repeat(40)], /^LAN-34/],
    ['received long after', [savedAssertion, '--received-at', '2027-01-01T00:00:00Z'], /^LAN-34/],
    ['no such file', ['/nowhere.xml'], /^LAN-9003$/],
    ['a file without end', ['/dev/zero'], /^LAN-9003$/],
  ])('%s: a coded error and exit 1', async (_name, args, code) => {
    const command = assertion(...args);
    expect(await command.exit).toBe(1);
    expect(command.lines).toMatchObject([{ error: { code: expect.stringMatching(code) as string } }]);
  });
});

describe('what is refused', () => {
  test('a settings file with an unknown key, by its name', async () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-cli-')), 'settings.json');
    writeFileSync(file, '{ "identityAgent": { "libary": "/x" } }');
    const command = new Command(['sign-in', '--json', '--settings', file]);
    expect(await command.exit).toBe(1);
    expect(command.lines).toMatchObject([{ error: { code: 'LAN-5003' } }]);
    expect(JSON.stringify(command.lines)).toContain('identityAgent.libary');
  });

  test('a command line that is not understood, with exit code 2', async () => {
    const command = new Command(['sign-on']);
    expect(await command.exit).toBe(2);
    expect(command.lines).toMatchObject([{ error: { code: 'LAN-9002' } }]);
  });
});
