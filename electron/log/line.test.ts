import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeToken } from '../../test/simulator/agent/make-token.ts';
import { LanyardError } from '../errors/index.ts';
import { finalLine, loggable } from './line.ts';
import { thrownAsLogged } from './thrown.ts';
import { fieldForms, type LogFields } from './vocabulary.ts';

const head = { time: '2026-11-22T12:00:00.000Z', level: 'info', event: 'state', part: 'desktop' } as const;

/** A line with every field that there is. */
const everyField = {
  ...head,
  code: 'LAN-3401',
  attempt: 3,
  request: 'spine-12',
  from: 'signing-in',
  to: 'signed-in',
  step: 'assertion',
  reason: 'card-removed',
  route: 'agent',
  tracking: '0c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5-7788',
  acr: 'AAL3_ANY',
  amr: ['CIS2_SMARTCARD', 'OTHER'],
  aal: 3,
  ial: 3,
  what: 'ticket',
  layer: 'machine-policy',
  service: 'running',
  readers: 2,
  cards: 1,
  count: 4,
  bytes: 1_024,
  took: 350,
  status: 200,
  version: '0.1.0',
  resumed: true,
  clean: false,
  error: { name: 'Error', errno: 'ECONNREFUSED', at: ['main.js:12:7', 'node:net:1607:16'] },
};

/** What must never be in a log, as it looks. */
const secrets = [
  makeToken(),
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI5OTkifQ.c2lnbmF0dXJl',
  '<saml:Assertion AssertionID="_planted">',
  'https://sb.example/saml/RoleAssertion?token=planted',
  'Authorization: Basic cGxhbnRlZA==',
  'code=plantedCode&state=plantedState',
  'Okonkwo Adaeze Miss',
  'OKONKWO',
  'okonkwo',
  'hunter2',
  '73918460',
] as const;
const planted = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...secrets), fc.string({ maxLength: 20 }))
  .chain(([before, secret, after]) =>
    fc.constantFrom(secret, before + secret + after).map((text) => ({ secret, text })),
  );

const holds = (line: unknown, secret: string) => JSON.stringify(line).includes(JSON.stringify(secret).slice(1, -1));

describe('a line', () => {
  test('with every field is kept as it is, and once more', () => {
    expect(Object.keys(everyField).toSorted()).toEqual([...Object.keys(head), ...Object.keys(fieldForms)].toSorted());
    expect(finalLine(everyField)).toEqual(everyField);
  });

  test('holds no planted secret, through any field, beside them, or as their names', () => {
    const places = [...Object.keys(everyField), 'message', 'stack', 'omitted', '__proto__'];
    fc.assert(
      fc.property(fc.constantFrom(...places), planted, (place, { secret, text }) => {
        for (const value of [text, [text], { [text]: text }, { name: text, code: text, at: [text], cause: text }]) {
          expect(holds(finalLine({ ...everyField, [place]: value, [text]: value }), secret)).toBe(false);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('says how many fields were left out', () => {
    expect(finalLine({ ...head, user: 'Okonkwo', reason: 'okonkwo', step: 'passcode', attempt: undefined })).toEqual({
      ...head,
      step: 'passcode',
      omitted: 2,
    });
  });

  test.each([{ event: 'secret-told' }, { level: 'loud' }, { time: 'now' }, { part: 'renderer' }])(
    '%j is none',
    (wrong) => {
      expect(finalLine({ ...head, ...wrong })).toBeNull();
    },
  );

  test('what fights back is left out', () => {
    const trap = {
      get reason(): string {
        throw new Error('trap');
      },
    };
    expect(finalLine(Object.assign(Object.create(trap) as object, head) as Record<string, unknown>)).toEqual(head);
  });
});

describe('what was thrown', () => {
  /** Every way in which a text can be in an error. */
  const thrownWith: readonly ((text: string) => unknown)[] = [
    (text) => new Error(text),
    (text) => new LanyardError('LAN-3401', { host: text, [text]: text }, { cause: new Error(text) }),
    (text) => Object.assign(new Error('x'), { code: text, name: text, errno: text, [text]: text }),
    (text) => new Error('x', { cause: new TypeError(`a\n    at ${text} (${text}.js:1:2)`, { cause: text }) }),
    (text) => new Error(`x\n    at ${text} (/home/${text}/${text}.js:1:2)\n    at ${text}:1:2`),
    (text) => Object.assign(new Error(text), { message: 'x' }),
    (text) => Object.assign(new Error(text), { stack: text }),
    (text) => new AggregateError([new Error(text)], text),
    (text) => text,
    (text) => ({ message: text, toString: () => text }),
  ];

  test('is told without any text of its own', () => {
    fc.assert(
      fc.property(planted, fc.nat(thrownWith.length - 1), ({ secret, text }, way) => {
        const fields = loggable({ error: thrownWith[way]?.(text) });
        expect(holds(fields, secret)).toBe(false);
        expect(holds(finalLine({ ...head, ...fields }), secret)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is told by name, codes and places in the program', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' });
    const { error, code } = loggable({ error: new LanyardError('LAN-3101', {}, { cause: refused }) });
    expect(code).toBe('LAN-3101');
    expect(error).toMatchObject({
      name: 'LanyardError',
      code: 'LAN-3101',
      cause: { name: 'Error', errno: 'ECONNREFUSED' },
    });
    expect((error as { at: string[] }).at[0]).toMatch(/^line\.test\.ts:\d+:\d+$/);
    expect(finalLine({ ...head, code, error })).toEqual({ ...head, code, error });
  });

  test('causes that go round end', () => {
    const round = new Error('round');
    round.cause = round;
    expect(JSON.stringify(thrownAsLogged(round)).match(/"name"/g)).toHaveLength(4);
  });

  test('a code that is given beside it counts', () => {
    const fields: LogFields = { code: 'LAN-2105', error: new LanyardError('LAN-3101') };
    expect(loggable(fields)).toMatchObject({ code: 'LAN-2105', error: { code: 'LAN-3101' } });
  });
});
