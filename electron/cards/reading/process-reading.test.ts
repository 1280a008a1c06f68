import { afterEach, expect, test } from 'vitest';
import { LanyardError } from '../../errors/index.ts';
import { ReadingAnswers } from './answer-readings.ts';
import type { CardDetails } from './card-details.ts';
import type { CardReading } from './card-reading.ts';
import { ProcessReading } from './process-reading.ts';

/** Both ends of the card process's channel against each other, as if by messages. */

const card = { reader: 'R1', atr: '3B00', count: 7 };
const details: CardDetails = {
  kind: 'piv',
  card,
  at: 1_700_000_000_000,
  chuid: { guid: '00112233-4455-6677-8899-aabbccddeeff', expires: '2028-02-29' },
  certificates: [
    {
      slot: '9A',
      holder: { uid: '055510000024', field: 'CN' },
      issuer: 'Authority',
      serial: '0F',
      validFrom: 1,
      validTo: 253402300799000,
    },
  ],
  objects: [{ name: 'chuid', status: 'present', hex: '5300' }],
};
const never = new AbortController().signal;

let left = 0;
afterEach(() => {
  left = 0;
});

function channel(read: CardReading['read']) {
  const reading = new ProcessReading();
  const replies: unknown[] = [];
  const begin: CardReading['begin'] = (...request) => ({ details: read(...request), released: Promise.resolve() });
  const answers = new ReadingAnswers({ begin }, (reply) => {
    replies.push(structuredClone(reply));
    reading.take(structuredClone(reply));
  });
  const attach = (): void => {
    reading.attach((request) => {
      answers.take(structuredClone(request));
    });
  };
  attach();
  return { reading, replies, answers, attach };
}

/** A reading that lasts until it is stopped. */
const untilStopped: CardReading['read'] = (_card, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      left += 1;
      reject(new LanyardError('LAN-1015'));
    });
  });

test('a card is read through the channel, and so is the field to look in', async () => {
  const asked: unknown[] = [];
  const { reading } = channel((...request) => {
    asked.push([request[0], request[2]]);
    return Promise.resolve(details);
  });
  expect(await reading.read(card, never)).toEqual(details);
  await reading.read(card, never, 'UID');
  expect(asked).toEqual([
    [card, 'any'],
    [card, 'UID'],
  ]);
});

test('an error keeps its code and its facts; a defect becomes one of ours', async () => {
  const { reading } = channel(() => Promise.reject(new LanyardError('LAN-1004', { reader: 'R1' })));
  await expect(reading.read(card, never)).rejects.toMatchObject({ code: 'LAN-1004', details: { reader: 'R1' } });
  const broken = channel(() => Promise.reject(new TypeError('secret')));
  await expect(broken.reading.read(card, never)).rejects.toMatchObject({ code: 'LAN-1007' });
  expect(JSON.stringify(broken.replies)).not.toContain('secret');
});

test('stopping answers at once and stops the process, too', async () => {
  const { reading } = channel(untilStopped);
  const stop = new AbortController();
  const outcome = reading.read(card, stop.signal);
  stop.abort();
  await expect(outcome).rejects.toMatchObject({ code: 'LAN-1015' });
  expect(left).toBe(1);
  await expect(reading.read(card, stop.signal)).rejects.toMatchObject({ code: 'LAN-1015' });
});

test('without a process, or when it dies, that is said', async () => {
  await expect(new ProcessReading().read(card, never)).rejects.toMatchObject({ code: 'LAN-1006' });
  const { reading, attach } = channel(untilStopped);
  const outcome = reading.read(card, never);
  reading.detach();
  await expect(outcome).rejects.toMatchObject({ code: 'LAN-1006' });
  await expect(reading.read(card, never)).rejects.toMatchObject({ code: 'LAN-1006' });
  attach();
  const again = reading.read(card, never);
  await reading.letGo();
  await expect(again).rejects.toMatchObject({ code: 'LAN-1015' });
});

test('a process that is to end lets go of the card first', async () => {
  const { reading } = channel(untilStopped);
  const outcome = reading.read(card, never).catch((error: unknown) => error);
  await reading.letGo();
  expect(left).toBe(1);
  expect(await outcome).toMatchObject({ code: 'LAN-1015' });
  await reading.letGo();
});

test('the details of another card are not taken', async () => {
  const { reading } = channel(() => Promise.resolve({ ...details, card: { ...card, count: 9 } }));
  await expect(reading.read(card, never)).rejects.toMatchObject({ code: 'LAN-1012' });
});

test.each([
  null,
  'card-read',
  { type: 'ready', at: 1 },
  { type: 'card-read', id: 1, details: { ...details, kind: 'other' } },
  { type: 'card-read', id: 1, details: { ...details, secret: 1 } },
  { type: 'card-read', id: 1, details: { ...details, chuid: { guid: 'x', expires: null } } },
  { type: 'card-read', id: 1, details: { ...details, objects: [{ name: 'chuid', status: 'present', hex: 'zz' }] } },
  { type: 'card-not-read', id: 1, code: 'LAN-2001', facts: {} },
  { type: 'card-not-read', id: 0, code: 'LAN-1006', facts: {} },
])('no reply of a reading: %j', (message) => {
  expect(new ProcessReading().take(message)).toBe(false);
});

test.each([null, 'stop', { type: 'read-card', id: 1 }, { type: 'read-card', id: 1, card, field: 'OU' }])(
  'no request of a reading: %j',
  (message) => {
    const { answers, replies } = channel(() => Promise.resolve(details));
    answers.take(message);
    expect(replies).toEqual([]);
  },
);
