import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulatedCards } from '../simulator/cards/simulated-cards.ts';
import { startWorld, type World } from '../simulator/world.ts';
import { adaeze } from './cis2-harness.ts';
import { CliProcess, state, type Line } from './cli-process.ts';
import { startOtherProvider } from './other-provider.ts';

/** `lanyard sign-in --method browser` as scripts use it. */

const url = (line: Line) => typeof line['url'] === 'string';
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function lanyard(settingsFile: string, env: NodeJS.ProcessEnv, ...more: string[]): CliProcess {
  const args = ['sign-in', '--method', 'browser', '--json', '--settings', settingsFile, ...more];
  const command = new CliProcess(args, { ...process.env, ...env });
  closers.push(() => {
    command.stop('SIGKILL');
    return command.exit;
  });
  return command;
}

/** What anybody on this computer can see of a process. */
function seenOf({ child }: CliProcess): string {
  return ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${String(child.pid)}/${file}`, 'latin1')).join('\n');
}

describe('with the simulated CIS2', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ cards: 'port', readers: 1 });
    closers.push(() => world.close());
  });
  const signIn = (...more: string[]) =>
    lanyard(world.settingsFile, { ...world.env, XDG_STATE_HOME: path.join(world.dir, 'state') }, ...more);

  test('opens the browser the system’s way, prints the address and a line per state, and exits 0', async () => {
    const command = signIn('--watch');
    const page = await world.browse('tomos', { authenticator: 'windows-hello' });
    const signedIn = await command.line(state('signed-in'));
    const secrets = [
      ...world.cis2.broker.received.flatMap(({ body }) => {
        const { code, code_verifier: verifier } = JSON.parse(body) as Record<string, string>;
        return [code, verifier].filter((secret) => secret !== undefined);
      }),
      ...world.cis2.received.flatMap(({ headers }) => headers.authorization?.slice('Bearer '.length) ?? []),
    ];
    expect(secrets.length, 'code, verifier and access token').toBeGreaterThanOrEqual(3);
    const seen = seenOf(command);
    await world.endAtCis2('tomos');
    expect(await command.exit).toBe(0);

    expect(signedIn).toMatchObject({
      method: 'browser',
      user: { id: '055510000024' },
      role: { profileId: '055510000125', code: 'S8000:G8000:R8000' },
      assurance: { level: 3, authenticator: 'fido2', identityLevel: 3 },
      card: null,
    });
    const steps = command.lines.flatMap(({ state: name, step }) => (name === 'signing-in' ? step : (name ?? [])));
    expect(steps.slice(steps.indexOf('opening'))).toEqual(['opening', 'browser', 'tokens', 'signed-in', 'ended']);
    expect(command.lines.filter(url)).toHaveLength(1);
    expect(command.lines.find(state('ended'))).toMatchObject({ reason: 'broker-signed-out' });
    for (const secret of [...secrets, 'Beddoe'])
      for (const place of [seen, page.body]) expect(place.includes(secret), 'a secret is seen').toBe(false);
    for (const secret of secrets) expect(JSON.stringify(command.lines)).not.toContain(secret);
  });

  test('--no-open only prints the address', async () => {
    const command = signIn('--no-open');
    const address = String((await command.line(url))['url']);
    expect(new URL(address).searchParams.get('prompt')).toBe('login');
    await expect(world.browserOpened(500)).rejects.toThrow('Nobody opened');
    command.stop('SIGINT');
    expect(await command.exit).toBe(1);
  });

  test('takes the role that was named, says that one must be named, and that there is none', async () => {
    const absent = { authenticator: 'security-key' } as const;
    world.cis2.setScenario('selected-role-absent');
    const named = signIn('--role', '555100000118');
    await world.browse('adaeze', absent);
    expect(await named.line(state('signed-in'))).toMatchObject({ role: { profileId: '555100000118' } });
    expect(await named.exit).toBe(0);

    const unnamed = signIn();
    await world.browse('adaeze', absent);
    expect(await unnamed.exit).toBe(1);
    expect(unnamed.lines.at(-1)).toMatchObject({ error: { code: 'LAN-4016' } });

    const none = signIn();
    await world.browse('nia', absent);
    expect(await none.exit).toBe(1);
    expect(none.lines.at(-1)).toMatchObject({ error: { code: 'LAN-4017' } });

    const journal = new CliProcess(['audit', 'show', '--last', '5', '--json'], {
      ...process.env,
      XDG_STATE_HOME: path.join(world.dir, 'state'),
    });
    expect(await journal.exit).toBe(0);
    expect(journal.lines.map(({ kind, code }) => [kind, code])).toEqual([
      ['program-started', undefined],
      ['sign-in-started', undefined],
      ['sign-in-failed', 'LAN-4017'],
      ['session-ended', undefined],
      ['program-stopped', undefined],
    ]);
  });
});

test('signs in with a provider that is not the simulator, given only settings', async () => {
  const provider = await startOtherProvider();
  closers.push(() => {
    provider.close();
  });
  const cards = await startSimulatedCards({ readers: ['Reader'] });
  closers.push(() => cards.close());
  const folder = mkdtempSync(path.join(tmpdir(), 'lanyard-other-'));
  closers.push(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'settings.json');
  const settings = { environment: 'development', cis2: provider.settings, cards: { simulatorSocket: cards.socket } };
  writeFileSync(file, JSON.stringify(settings));

  const command = lanyard(file, { XDG_STATE_HOME: folder, PATH: folder }, '--no-open');
  await provider.browse(String((await command.line(url))['url']));
  expect(await command.exit).toBe(0);
  expect(command.lines.at(-1)).toMatchObject({
    state: 'signed-in',
    method: 'browser',
    user: { id: adaeze.uid, name: 'Nobody Special' },
    role: { code: 'S8000:G8000:R8001', organisation: { code: 'ZZ901' } },
    assurance: { level: null, authenticator: 'unknown', identityLevel: null },
  });
});
