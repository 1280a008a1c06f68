import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { checkList, type WordedResult } from '../../electron/diagnostics/index.ts';
import { startSecretService, type SecretServiceOptions } from '../simulator/keychain/secret-service.ts';
import { ticketBench } from '../simulator/agent/ticket-bench.ts';
import { person } from '../simulator/people.ts';
import { startWorld, type World } from '../simulator/world.ts';
import { folder, runSelfTest } from './check-bench.ts';

/** `lanyard check` as scripts and people use it: a process, what it writes, its exit code, and how long it takes at worst. */

const cli = path.resolve('out/cli/main.js');

interface Ended {
  readonly text: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** Runs the command; `onText` sees what has been written so far. */
function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  onText: (text: string, stop: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, 'check', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString();
    onText(text, (signal) => child.kill(signal));
  });
  return new Promise((resolve) => {
    child.once('close', (exitCode, signal) => {
      resolve({ text, exitCode, signal });
    });
  });
}

interface Report {
  readonly version: string;
  readonly at: string;
  readonly milliseconds: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly results: readonly WordedResult[];
}

async function report(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Report & Ended> {
  const ended = await run(['--json', ...args], env);
  return { ...(JSON.parse(ended.text) as Report), ...ended };
}

async function settingsFile(settings: object): Promise<string> {
  const file = path.join(await folder(), 'settings.json');
  await writeFile(file, JSON.stringify({ environment: 'simulator', ...settings }));
  return file;
}

describe('in a simulated world', () => {
  let world: World | undefined;

  afterEach(async () => {
    await world?.close();
    world = undefined;
  });

  async function begin(): Promise<World> {
    world = await startWorld({ readers: 2, cards: 'pcsc' });
    return world;
  }

  test('--json writes one object with every check of the list, and exit code 0 where none failed', async () => {
    const { env, settingsFile: settings, readers } = await begin();
    const { results, summary, exitCode, at, version, text } = await report(['--settings', settings], env);
    expect(results.map(({ id }) => id)).toEqual(checkList.map(({ id }) => id));
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(exitCode).toBe(0);
    expect(summary['failed']).toBe(0);
    expect(Object.values(summary).reduce((a, b) => a + b)).toBe(results.length);
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(text.trim().split('\n').length).toBe(1);
    expect(results.find(({ id }) => id === 'card-readers')?.facts?.['readers']).toEqual(readers);
    for (const result of results) {
      expect(result).toMatchObject({
        title: expect.any(String) as string,
        sentence: expect.any(String) as string,
        milliseconds: expect.any(Number) as number,
      });
      expect(result).toHaveProperty('cure');
      expect(result).toHaveProperty('code');
    }
  });

  test('people see a line as each check ends, and a summary; exit code 1 where one failed', async () => {
    const begun = await begin();
    await begun.stopCardService();
    const seen: number[] = [];
    const ended = await run(['--settings', begun.settingsFile], begun.env, (text) =>
      seen.push(text.split('\n').length),
    );
    expect(ended.exitCode).toBe(1);
    expect(ended.text).toMatch(
      /^failed +Smartcard service: The smartcard service of this computer is not running\. \(LAN-1001\)\n +What to do: .*\n +For IT: /m,
    );
    expect(ended.text).toMatch(/^ok +Ticket library: /m);
    expect(ended.text.trim()).toMatch(
      /\n\d+ ok, (?:1 needs|(?!1 )\d+ need) attention, 1 failed, \d+ could not tell \(\d+\.\d s\)$/,
    );
    expect(seen.length, 'lines come as checks end').toBeGreaterThan(1);
  });

  test('neither a ticket nor a name of the signed-in person is in it', async () => {
    const begun = await begin();
    await begun.insert('adaeze');
    begun.agent.replaceTicket(begun.spine.issueTicket(person('adaeze')));
    const { text } = await report(['--settings', begun.settingsFile], begun.env);
    expect(text).toContain('Somebody is signed in.');
    expect(text).not.toContain(begun.agent.ticket ?? 'no ticket');
    expect(text).not.toMatch(/Okonkwo|Adaeze|5551000000/);
  });
});

describe('the keychain', () => {
  async function keychain(options: SecretServiceOptions, lock = false): Promise<WordedResult & Ended> {
    const service = await startSecretService(options);
    onTestFinished(() => service.close());
    if (lock) await service.lock();
    const settings = await settingsFile({ signIn: { routes: ['agent'] } });
    const { results, ...ended } = await report(['--settings', settings], service.env);
    const result = results.find(({ id }) => id === 'keychain');
    if (result === undefined) throw new Error('there is no such check');
    return { ...result, ...ended };
  }

  test('[check keychain] takes a value, gives it back and deletes it', async () => {
    const service = await startSecretService();
    onTestFinished(() => service.close());
    const settings = await settingsFile({});
    const { results } = await report(['--settings', settings], service.env);
    expect(results.find(({ id }) => id === 'keychain')).toMatchObject({ outcome: 'ok', code: null });
    expect(await service.paths(), 'nothing of it is left').toEqual([]);
  });

  test('[check keychain] is locked', async () => {
    expect(await keychain({}, true)).toMatchObject({ outcome: 'attention', code: 'LAN-6003' });
  });

  test('[check keychain] is locked, and its question stays open: the command ends all the same, with its own exit code', async () => {
    expect(await keychain({ prompter: 'unanswered' }, true)).toMatchObject({
      outcome: 'attention',
      code: 'LAN-6004',
      exitCode: 1,
      signal: null,
    });
  });

  test('[check keychain] is absent', async () => {
    expect(await keychain({ keychain: false })).toMatchObject({ outcome: 'attention', code: 'LAN-6002' });
  });
});

/** Takes connections and never says a word. */
async function silence(): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Nothing works, and what can be silent is silent. */
async function everythingBroken() {
  const { agent } = await ticketBench();
  for (let call = 0; call < 5; call += 1) agent.misbehaveNext('getTicketNoAuth', 'hang');
  const port = String(await silence());
  const policyRoot = await folder();
  await mkdir(path.join(policyRoot, 'etc/chromium/policies/managed'), { recursive: true });
  await writeFile(path.join(policyRoot, 'etc/chromium/policies/managed/site.json'), '{"BlockThirdPartyCookies":true}');
  return {
    settings: {
      identityAgent: { library: agent.libraryPath },
      spine: { roleAssertionUrl: `https://localhost:${port}/saml/RoleAssertion` },
      cis2: {
        issuer: `https://localhost:${port}/realm`,
        clientId: 'lanyard',
        brokerUrl: `https://localhost:${port}`,
        redirectPorts: [Number(port)],
      },
    },
    policyRoot,
  };
}

describe('with everything broken', () => {
  test('it is over in twenty seconds, and says of everything that it is broken', async () => {
    const { settings, policyRoot } = await everythingBroken();
    const started = performance.now();
    const results = await runSelfTest(settings, { policyRoot, listCards: () => new Promise(() => undefined) });
    expect(performance.now() - started, 'a catch-all limit: the promise is 20 s').toBeLessThan(20_000);
    const codes = Object.fromEntries(results.map(({ id, code, outcome }) => [id, code ?? outcome]));
    expect(codes).toMatchObject({
      'smartcard-service': 'LAN-8001',
      'card-readers': 'LAN-8001',
      'identity-agent': 'LAN-2009',
      'redirect-ports': 'LAN-4101',
      'browser-policies': 'LAN-8401',
      'connection-role-assertion': 'LAN-3003',
      'connection-cis2': 'LAN-3003',
      'connection-broker': 'LAN-3003',
      'cis2-discovery': 'could-not-tell',
      clock: 'could-not-tell',
    });
  });

  test('a proxy look-up that never ends does not hold it up either', async () => {
    const { settings } = await everythingBroken();
    const results = await runSelfTest(settings, { wayOut: { resolveProxy: () => new Promise(() => undefined) } });
    expect(results.find(({ id }) => id === 'proxy')).toMatchObject({ outcome: 'failed', code: 'LAN-3006' });
    expect(results.find(({ id }) => id === 'connection-cis2')).toMatchObject({ outcome: 'failed', code: 'LAN-3006' });
  });

  test('stopped, it ends at once with what is known', async () => {
    const { settings } = await everythingBroken();
    const stop = new AbortController();
    const started = performance.now();
    const results = await runSelfTest(
      settings,
      { listCards: () => new Promise(() => undefined) },
      {
        signal: stop.signal,
        onProgress: ({ result }) => {
          if (result.id === 'settings') stop.abort();
        },
      },
    );
    expect(performance.now() - started, 'a catch-all limit').toBeLessThan(5_000);
    const outcomeOf = (id: string) => results.find((one) => one.id === id);
    expect(outcomeOf('settings')).toMatchObject({ outcome: 'ok' });
    expect(outcomeOf('smartcard-service')).toMatchObject({ outcome: 'could-not-tell', code: null });
    expect(outcomeOf('connection-cis2')).toMatchObject({ outcome: 'could-not-tell', code: null });
  });

  test('Ctrl+C stops the command: it writes what is known, and fails', async () => {
    const { settings } = await everythingBroken();
    let stopped = false;
    const ended = await run(['--settings', await settingsFile(settings)], {}, (text, stop) => {
      if (stopped || !text.includes('Settings and policies')) return;
      stopped = true;
      stop('SIGINT');
    });
    expect(ended).toMatchObject({ exitCode: 1, signal: null });
    expect(ended.text).toContain(
      'could not tell  Connection to Spine: The self-test was stopped before this was known.',
    );
    expect(ended.text).toMatch(/could not tell \(\d+\.\d s\)\n$/);
  });
});

test('an option that does not exist is exit code 2', async () => {
  const ended = await run(['--nonsense']);
  expect(ended.exitCode).toBe(2);
  expect(ended.text).toContain('LAN-9002');
});

test('a name server that never answers: the command tells so, and is not held up when it ends', async () => {
  const server = createSocket('udp4');
  await new Promise<void>((resolve) => {
    server.bind(53, '127.0.0.77', resolve);
  });
  onTestFinished(() => void server.close());
  const resolver = path.join(await folder(), 'resolv.conf');
  await writeFile(resolver, 'nameserver 127.0.0.77\noptions timeout:30 attempts:5\n');
  const settings = await settingsFile({
    spine: { roleAssertionUrl: 'https://spine.example/saml/RoleAssertion' },
    cis2: { issuer: 'https://cis2.example/realm', clientId: 'lanyard', brokerUrl: 'https://broker.example' },
  });
  // In a mount namespace of its own another file stands for the system's.
  const command = `mount --bind ${resolver} /etc/resolv.conf && exec "$@"`;
  const started = performance.now();
  const child = spawn(
    'unshare',
    ['--mount', 'sh', '-c', command, 'sh', process.execPath, cli, 'check', '--json', '--settings', settings],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  expect(performance.now() - started, 'a catch-all limit: the system would go on for minutes').toBeLessThan(20_000);
  expect(exitCode).toBe(1);
  const { results } = JSON.parse(text) as Report;
  const codeOf = (id: string) => results.find((one) => one.id === id)?.code;
  for (const id of ['dns', 'connection-role-assertion', 'connection-cis2', 'connection-broker'])
    expect(codeOf(id), id).toBe('LAN-3001');
  expect(results.filter(({ code }) => code === 'LAN-8001')).toEqual([]);
});
