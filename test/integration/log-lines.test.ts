import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startWorld, type World } from '../simulator/world.ts';
import { CliProcess, state } from './cli-process.ts';

/** What a sign-in leaves in the log: requests with their ids, processes that died, a journal that cannot be written. */

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function worldOf(cards: 'pcsc' | 'port'): Promise<World> {
  const world = await startWorld({ readers: 1, cards });
  closers.push(() => world.close());
  return world;
}

function signIn(world: World, ...more: string[]): CliProcess {
  const env = { ...process.env, ...world.env, XDG_STATE_HOME: path.join(world.dir, 'state') };
  const command = new CliProcess(['sign-in', '--json', '--settings', world.settingsFile, ...more], env);
  closers.push(() => {
    command.stop('SIGKILL');
    return command.exit;
  });
  return command;
}

/** The lines of the log with this event. */
function logged({ dir }: World, event: string): Record<string, unknown>[] {
  const folder = path.join(dir, 'state', 'lanyard', 'logs');
  return readdirSync(folder)
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['event'] === event);
}

test('a request to Spine has an id, its attempt, status and duration; a host that died is told', async () => {
  const world = await worldOf('pcsc');
  const command = signIn(world, '--watch');
  await command.line(state('waiting-for-card'));
  await world.insert('adaeze');
  await world.typePasscode();
  await command.line(state('signed-in'));
  process.kill(world.agent.calls.at(-1)?.pid ?? 0, 'SIGKILL');
  await command.line(state('ended'));
  await command.exit;

  const [request, ...others] = logged(world, 'request-done');
  expect(others).toEqual([]);
  expect(request).toMatchObject({ level: 'info', attempt: 1, status: 200, took: expect.any(Number) as unknown });
  expect(request?.['request']).toMatch(/^spine-\d+$/);
  expect(logged(world, 'process-gone')).toMatchObject([{ level: 'warn', what: 'ticket-host' }]);
});

test('a request that failed has its code, and the journal’s trouble is told', async () => {
  const world = await worldOf('pcsc');
  // In the place of the journal's folder.
  mkdirSync(path.join(world.dir, 'state', 'lanyard'), { recursive: true });
  writeFileSync(path.join(world.dir, 'state', 'lanyard', 'journal'), '');
  await world.spine.close();
  await world.insert('adaeze');
  const command = signIn(world);
  await world.typePasscode();
  expect(await command.exit).toBe(1);

  expect(logged(world, 'request-failed')).toMatchObject([
    {
      level: 'warn',
      attempt: 1,
      request: expect.stringMatching(/^spine-/) as unknown,
      code: expect.stringMatching(/^LAN-30/) as unknown,
    },
  ]);
  expect(logged(world, 'journal-trouble')).toMatchObject([{ level: 'error', code: 'LAN-7003' }]);
});

test('requests to CIS2 and to the broker are told apart', async () => {
  const world = await worldOf('port');
  const command = signIn(world, '--method', 'browser');
  await world.browse('tomos', { authenticator: 'windows-hello' });
  expect(await command.exit).toBe(0);

  const requests = logged(world, 'request-done').map(({ request }) => String(request));
  const whom = new Set(requests.map((request) => request.split('-')[0]));
  expect(whom).toEqual(new Set(['cis2', 'broker']));
  expect(new Set(requests).size).toBe(requests.length);
});
