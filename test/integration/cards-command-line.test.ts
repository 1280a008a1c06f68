import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeToken } from '../simulator/agent/make-token.ts';
import { whyNoPcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { startWorld, type World } from '../simulator/world.ts';

/** `lanyard cards --read` as scripts use it: the built command line on a simulated workstation, over both kinds of cards. */

const cli = path.resolve('out/cli/main.js');

let world: World;

afterEach(() => world.close());

interface Ended {
  readonly code: number;
  readonly line: Record<string, unknown>;
}

function cards(...more: string[]): Promise<Ended> {
  const args = [cli, 'cards', '--read', '--json', '--settings', world.settingsFile, ...more];
  const env = { ...process.env, XDG_STATE_HOME: path.join(world.dir, 'state'), ...world.env };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, line: JSON.parse(stdout) as Record<string, unknown> });
    });
  });
}

/** The cards are there for everybody who asks. */
async function seen(readers: readonly number[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const { line } = await cards();
        const found = line['readers'] as readonly { card: object | null }[];
        return readers.every((reader) => found[reader]?.card);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

const kinds = [
  { kind: 'pcsc' as const, possible: whyNoPcscDaemon() === null },
  { kind: 'port' as const, possible: true },
].filter(({ possible }) => possible);

describe.each(kinds)('cards --read, cards by $kind', ({ kind }) => {
  test('whose cards they are, how long they are good, and what is wrong with one', async () => {
    world = await startWorld({ readers: 2, cards: kind });
    await world.cardsAre('red');
    await world.insert('adaeze', 0);
    await world.insert('ruth', 1);
    await seen([0, 1]);
    const { code, line } = await cards();
    expect(line).toMatchObject({
      readers: [
        {
          reader: world.readers[0],
          card: {
            series: { series: '9 or 10', confidence: 'candidate' },
            reading: {
              kind: 'piv',
              holder: '555100000017',
              certificates: [{ slot: '9A', daysLeft: 10, standing: 'red' }, { slot: '9C' }, { slot: '9E' }],
              chuid: { guid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
            },
          },
        },
        {
          reader: world.readers[1],
          card: {
            series: { series: '5 or 6', confidence: 'confirmed', notAcceptedSince: '2026-05-07' },
            reading: { kind: 'not-piv' },
          },
        },
      ],
    });
    expect(code).toBe(0);
    await world.remove(1);
    await world.cardsAre('huge');
    await world.insert('tomos', 1);
    await seen([1]);
    const overlong = { of: 'certificate', standing: 'unreadable', daysLeft: null };
    expect(await cards()).toMatchObject({
      code: 0,
      line: { readers: [{}, { card: { reading: { kind: 'piv', glance: [{ of: 'card' }, overlong] } } }] },
    });
    await world.remove(1);
    await world.cardsAre('endless');
    await world.insert('tomos', 1);
    await seen([1]);
    const spoilt = await cards();
    expect(spoilt.line).toMatchObject({
      readers: [{}, { card: { reading: { error: { code: 'LAN-1013' } } } }],
    });
    expect(spoilt.code).toBe(1);
  }, 120_000);
});

test('not while somebody is signed in with the Identity Agent', async () => {
  world = await startWorld({ readers: 2 });
  world.agent.replaceTicket(makeToken());
  expect(await cards()).toMatchObject({ code: 1, line: { error: { code: 'LAN-1016' } } });
});
