import { expect, test } from 'vitest';
import { pcscLayout } from '../pcsc-layout.ts';
import { pcscFunctions } from '../winscard-functions.ts';
import type { Winscard } from '../winscard.ts';
import { winscardDoor } from './winscard-door.ts';

/** The calls to the library, on the layouts of all three systems: what is asked for, and above all what never is. */

type Call = readonly [name: string, ...values: unknown[]];

interface Answers {
  readonly codes?: Readonly<Record<string, number>>;
  /** Active protocol: 1 = T=0, 2 = T=1. */
  readonly protocol?: number;
}

const handle = 0x1234_5678;
const answer = Buffer.from('AABB9000', 'hex');

/** A PC/SC library that keeps a list of its calls; buffers are known by invented addresses. */
function library(platform: NodeJS.Platform, { codes = {}, protocol = 2 }: Answers = {}) {
  const layout = pcscLayout(platform, {});
  const calls: Call[] = [];
  const memory = new Map<unknown, Buffer>();
  const address = (buffer: Buffer): bigint => {
    const found = BigInt(memory.size + 1);
    memory.set(found, buffer);
    return found;
  };
  const effects: Record<string, (values: readonly unknown[]) => void> = {
    SCardConnect: (values) => {
      memory.get(values[4])?.writeUInt32LE(handle, 0);
      memory.get(values[5])?.writeUInt32LE(protocol, 0);
    },
    SCardTransmit: (values) => {
      answer.copy(memory.get(values[5]) ?? Buffer.alloc(0));
      memory.get(values[6])?.writeUInt32LE(answer.length, 0);
    },
  };
  const func = (_convention: string, name: string) => ({
    async: (...all: unknown[]): void => {
      const values = all.slice(0, -1);
      const done = all.at(-1) as (error: unknown, result: unknown) => void;
      const plain = name.replace(/A$/, '');
      calls.push([name, ...values.map((value) => memory.get(value) ?? value)]);
      effects[plain]?.(values);
      done(null, codes[plain] ?? 0);
    },
  });
  const parts = { native: { address }, library: { func } } as unknown as Pick<Winscard, 'native' | 'library'>;
  const winscard: Winscard = { ...parts, layout, functions: pcscFunctions(parts.library, layout) };
  return { calls, door: winscardDoor(() => Promise.resolve(winscard)), named: (name: string) => callsOf(calls, name) };
}

function callsOf(calls: readonly Call[], name: string): readonly Call[] {
  return calls.filter(([called]) => called.replace(/A$/, '') === name);
}

const platforms = ['win32', 'linux', 'darwin'] as const;

test.each(platforms)('%s: shared, in a transaction, and left as it was', async (platform) => {
  const { door, calls, named } = library(platform);
  const connection = await door.connect('Reader 1');
  expect(connection.protocol).toBe('T=1');
  expect(await connection.transmit(Buffer.from('00CB3FFF', 'hex'))).toEqual(answer);
  await connection.close();
  const connect = named('SCardConnect')[0] ?? [];
  expect(connect[0]).toBe(platform === 'win32' ? 'SCardConnectA' : 'SCardConnect');
  expect([connect[2], connect[3], connect[4]]).toEqual([Buffer.from('Reader 1\0'), 2, 3]);
  const request = named('SCardTransmit')[0]?.[2] as Buffer;
  const width = platform === 'linux' ? 8 : 4;
  expect([request.length, request.readUInt32LE(0), request.readUInt32LE(width)]).toEqual([2 * width, 2, 2 * width]);
  expect(calls.map(([name]) => name.replace(/A$/, '')).slice(-6)).toEqual([
    'SCardConnect',
    'SCardBeginTransaction',
    'SCardTransmit',
    'SCardEndTransaction',
    'SCardDisconnect',
    'SCardReleaseContext',
  ]);
  expect(Number(named('SCardEndTransaction')[0]?.[1])).toBe(handle);
  expect([...named('SCardEndTransaction'), ...named('SCardDisconnect')].map((call) => call[2])).toEqual([0, 0]);
});

test.each(platforms)('%s: a refused connection leaves nothing open', async (platform) => {
  const { door, named } = library(platform, { codes: { SCardConnect: 0x8010000b } });
  await expect(door.connect('Reader 1')).rejects.toMatchObject({ call: 'SCardConnect', code: 0x8010000b });
  expect([named('SCardDisconnect').length, named('SCardReleaseContext').length]).toEqual([0, 1]);
});

test.each([
  ['no transaction', { codes: { SCardBeginTransaction: 0x80100068 } }, 0x80100068],
  ['an unknown protocol', { protocol: 4 }, 0x8010000f],
] as const)('%s: the card is left as it was', async (_name, answers, code) => {
  const { door, named } = library('linux', answers);
  await expect(door.connect('Reader 1')).rejects.toMatchObject({ code });
  expect(named('SCardDisconnect').map((call) => call[2])).toEqual([0]);
  expect(named('SCardReleaseContext')).toHaveLength(1);
});

test('a command that fails says so, and closing never does', async () => {
  const codes = { SCardTransmit: 0x80100069, SCardEndTransaction: 0x80100069, SCardDisconnect: 0x80100069 };
  const { door, named } = library('linux', { codes, protocol: 1 });
  const connection = await door.connect('Reader 1');
  expect(connection.protocol).toBe('T=0');
  await expect(connection.transmit(Buffer.of(0, 0, 0, 0))).rejects.toMatchObject({ code: 0x80100069 });
  await connection.close();
  expect(named('SCardReleaseContext')).toHaveLength(1);
});
