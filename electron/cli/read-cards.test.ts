import { describe, expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { CardDetails, PivDetails, ReadCard } from '../cards/reading/card-details.ts';
import { LanyardError } from '../errors/index.ts';
import type { Output } from './output.ts';
import { readCards } from './read-cards.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const card = (reader: string, atr = '3BD6970081B1FE451F078031C1521118F9'): Card => ({ reader, atr, count: 1 });

const piv: PivDetails = {
  kind: 'piv',
  card: card('R1'),
  at: now,
  chuid: { guid: '00112233-4455-6677-8899-aabbccddeeff', expires: '2026-12-01' },
  certificates: [
    {
      slot: '9A',
      holder: { uid: '055510000024', field: 'CN' },
      issuer: 'Simulated Card Authority',
      serial: '1F',
      validFrom: now - day,
      validTo: now + 60 * day,
    },
    { slot: '9E', holder: null, issuer: '', serial: '20', validFrom: now - 9 * day, validTo: now - 2 * day },
  ],
  objects: [
    { name: 'chuid', status: 'present', hex: '5302AABB' },
    { name: 'key-history', status: 'absent', hex: '' },
  ],
};

const expired: PivDetails = {
  ...piv,
  chuid: { guid: null, expires: '2020-01-01' },
  certificates: piv.certificates.slice(0, 1).map((one) => ({ ...one, validTo: now + 399 * day })),
};

const reading: Record<string, () => Promise<CardDetails>> = {
  R1: () => Promise.resolve(piv),
  R2: () => Promise.resolve({ kind: 'not-piv', card: card('R2'), at: now }),
  R3: () => Promise.reject(new LanyardError('LAN-1011')),
  R4: () => Promise.resolve(expired),
};
const read: ReadCard = ({ reader }) => reading[reader]?.() ?? Promise.reject(new Error('no such reader'));

async function run(cards: readonly (Card | string)[], { json = false, isSignedIn = false } = {}) {
  const lines: unknown[] = [];
  const output: Output = {
    json,
    line: (forPrograms) => lines.push(structuredClone(forPrograms)),
    text: (forPeople) => lines.push(forPeople),
  };
  const exitCode = await readCards({
    list: () =>
      Promise.resolve(
        cards.map((one) => (typeof one === 'string' ? { name: one, card: null } : { name: one.reader, card: one })),
      ),
    read,
    isSignedIn: () => Promise.resolve(isSignedIn),
    output,
    stop: new AbortController().signal,
    now: () => now,
  });
  return { exitCode, lines };
}

describe('lanyard cards --read', () => {
  test('for people: series, holder, validity, CHUID and objects', async () => {
    const { exitCode, lines } = await run([card('R1'), 'R9']);
    expect(exitCode).toBe(0);
    expect(lines).toEqual([
      [
        'R1: card 3BD6970081B1FE451F078031C1521118F9',
        '  Perhaps series 9 or 10 (Idemia Cosmo v8.0 with PIV), works with the Identity Agent until 2027-02-28',
        '  At a glance: certificate 9E expired, card red (9 days left), certificate amber (60 days left)',
        '  Holder: 055510000024',
        '  Certificate 9A: valid until 2027-01-21, 60 days left; issued by Simulated Card Authority; serial number 1F',
        '  Certificate 9E: expired on 2026-11-20; issued by nobody named; serial number 20',
        '  Card itself: valid until 2026-12-01, 9 days left; GUID 00112233-4455-6677-8899-aabbccddeeff',
        '  Objects: chuid (4 bytes), key-history absent',
      ].join('\n'),
      'R9: empty',
    ]);
  });

  test('a card that has expired says so, however long its certificate is good', async () => {
    const { lines } = await run([card('R4')]);
    expect(lines[0]).toContain('\n  At a glance: card expired\n');
    expect(lines[0]).toContain('\n  Card itself: expired on 2020-01-01; GUID none\n');
  });

  test('for programs: the same, with days left and standing', async () => {
    const { lines } = await run([card('R1'), 'R9'], { json: true });
    expect(lines).toEqual([
      {
        readers: [
          {
            reader: 'R1',
            card: {
              atr: '3BD6970081B1FE451F078031C1521118F9',
              series: {
                series: '9 or 10',
                model: 'Idemia Cosmo v8.0 with PIV',
                confidence: 'candidate',
                notAcceptedSince: null,
                worksWithAgentUntil: '2027-02-28',
              },
              reading: {
                kind: 'piv',
                holder: '055510000024',
                glance: [
                  { of: 'certificate', slot: '9E', standing: 'expired', daysLeft: -2 },
                  { of: 'card', slot: null, standing: 'red', daysLeft: 9 },
                  { of: 'certificate', slot: '9A', standing: 'amber', daysLeft: 60 },
                ],
                certificates: [
                  {
                    slot: '9A',
                    holder: { uid: '055510000024', field: 'CN' },
                    issuer: 'Simulated Card Authority',
                    serial: '1F',
                    validFrom: '2026-11-21T12:00:00.000Z',
                    validTo: '2027-01-21T12:00:00.000Z',
                    daysLeft: 60,
                    standing: 'amber',
                  },
                  {
                    slot: '9E',
                    holder: null,
                    issuer: '',
                    serial: '20',
                    validFrom: '2026-11-13T12:00:00.000Z',
                    validTo: '2026-11-20T12:00:00.000Z',
                    daysLeft: -2,
                    standing: 'expired',
                  },
                ],
                chuid: {
                  guid: '00112233-4455-6677-8899-aabbccddeeff',
                  expires: '2026-12-01',
                  daysLeft: 9,
                  standing: 'red',
                },
                objects: piv.objects,
              },
            },
          },
          { reader: 'R9', card: null },
        ],
      },
    ]);
  });

  test('a card that is no PIV card is no failure; a retired one is called that', async () => {
    const { exitCode, lines } = await run([card('R2', '3B6A00FF4A434F50343156323231')]);
    expect(exitCode).toBe(0);
    expect(lines).toEqual([
      [
        'R2: card 3B6A00FF4A434F50343156323231',
        '  Looks like series 5 or 6 (JCOP41 v221), no longer accepted since 2026-05-07',
        '  No PIV card: it tells nothing without its passcode.',
      ].join('\n'),
    ]);
  });

  test('one card that cannot be read does not hide the others, and the exit code says so', async () => {
    const { exitCode, lines } = await run([card('R3', '3B00'), card('R2', '3B00')]);
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatch(/^R3: card 3B00\n {2}Reading: Another program is using .*\(LAN-1011\)$/);
    expect(lines[1]).toContain('No PIV card');
    const { lines: forPrograms } = await run([card('R3', '3B00')], { json: true });
    expect(forPrograms).toMatchObject([{ readers: [{ card: { reading: { error: { code: 'LAN-1011' } } } }] }]);
  });

  test('no reader', async () => {
    expect(await run([])).toEqual({ exitCode: 0, lines: ['No reader is connected.'] });
  });

  test('never while somebody is signed in', async () => {
    await expect(run([card('R1')], { isSignedIn: true })).rejects.toMatchObject({ code: 'LAN-1016' });
  });
});
