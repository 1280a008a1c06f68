import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeToken } from '../../test/simulator/agent/make-token.ts';
import { looksRandom } from './looks-random.ts';
import { redactText } from './redact-text.ts';
import { redactValues } from './redact-values.ts';

/** A secret of each shape that goes through Lanyard, made of these random bytes. */
const shapes: Readonly<Record<string, (random: Buffer) => string>> = {
  ticket: () => makeToken(),
  'ticket in an address': () => encodeURIComponent(makeToken()),
  jwt: (random) => `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(random).toString('base64url')}.${random.toString('base64url')}`,
  base64: (random) => random.toString('base64'),
  base64url: (random) => random.toString('base64url'),
  hexadecimal: (random) => random.toString('hex'),
  HEXADECIMAL: (random) => random.toString('hex').toUpperCase(),
  assertion: (random) => `<saml:Assertion AssertionID="_${random.toString('hex')}"><saml:Subject>Okonkwo Adaeze`,
};
const secret = fc
  .tuple(fc.constantFrom(...Object.keys(shapes)), fc.noShrink(fc.integer({ min: 64, max: 300 })))
  .map(([shape, length]) => shapes[shape]?.(randomBytes(length)) ?? '');

/** What may stand directly before or after a secret. */
const before = fc.constantFrom('', ' ', '"', '=', ': ', '(', '/', '?token=', 'token ', 'Bearer ', '{"a":"', "'", ',');
const after = fc.constantFrom('', ' ', '"', ')', '&x=1', '; ', '.', '\n', ', then');
const context = fc.string({ unit: 'grapheme', maxLength: 40 });

/** The pieces by which somebody would recognise, or could use, a secret. */
function piecesOf(text: string): string[] {
  return [text, ...(text.match(/[A-Za-z0-9]{10,}/g) ?? [])].filter((piece) => !/^(?:saml|Assertion)/.test(piece));
}

describe('text', () => {
  test('no planted secret comes through, whatever stands around it', () => {
    fc.assert(
      fc.property(context, before, secret, after, context, (left, open, hidden, close, right) => {
        const shown = redactText(left + open + hidden + close + right);
        for (const piece of piecesOf(hidden)) expect(shown).not.toContain(piece);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a text that was redacted once stays as it is', () => {
    fc.assert(
      fc.property(context, before, secret, after, (left, open, hidden, close) => {
        const once = redactText(left + open + hidden + close);
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['{"Cookie":"a=b; session=short"}', 'short'],
    ['http://127.0.0.1:40001/callback?code=Xy12&state=ab', 'Xy12'],
    ['lanyard:callback?code=Xy12&state=ab', 'Xy12'],
    ['https://okonkwo:hunter2@proxy.example:8080/p', 'hunter2'],
    ['https://sb.example/saml/RoleAssertion?token=abc', 'abc'],
    ['the passcode was 4711', '4711'],
    ['passcode=4711', '4711'],
    ["password: 'hunter2'", 'hunter2'],
    ['id_token_hint=abc.def', 'abc'],
    ['mail adaeze.okonkwo@nhs.example today', 'okonkwo'],
    ['C:\\Users\\adaeze.okonkwo\\AppData\\Local', 'okonkwo'],
    ['C:\\Users\\Adaeze Okonkwo\\AppData', 'Okonkwo'],
    ['"C:\\\\Users\\\\okonkwo\\\\AppData"', 'okonkwo'],
    ['/home/okonkwo/.local/state', 'okonkwo'],
    ['/Users/okonkwo/Library', 'okonkwo'],
    ['\\\\server\\users$\\adaeze.okonkwo', 'okonkwo'],
    ['\\\\server\\Home$\\okonkwo\\ca.pem', 'okonkwo'],
    ['//server/homes/okonkwo/ca.pem', 'okonkwo'],
    ['\\\\server\\profiles$\\okonkwo.V6', 'okonkwo'],
    ['The file /home/adaeze.okonkwo is not there.', 'okonkwo'],
  ])('%s', (text, hidden) => {
    expect(redactText(text)).not.toContain(hidden);
  });

  test('words that are known to be private go, in any case', () => {
    expect(redactText('on WARD-7-OKONKWO (a+b)', ['okonkwo', 'a+b', ''])).toBe('on WARD-7-[removed] ([removed])');
  });

  test.each([
    'The smartcard service is running.',
    'C:\\Program Files (x86)\\HSCIC\\Identity Agent\\TicketApiDll.dll',
    '/usr/lib/x86_64-linux-gnu/libpcsclite.so.1',
    '/opt/NHS/IdentityAgent/TicketApiDll/current',
    'https://gas.national.ncrs.nhs.uk:443/saml/RoleAssertion',
    'OMNIKEY CardMan 3x21 00 00',
    '3BD6970081B1FE451F078031C1521118F9',
    'LAN-3401: The certificate of sb.example was issued by NHS Level 1C, which this computer does not know.',
    'code: LAN-2105',
    '2026-11-22T13:24:43.123Z',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'S8000:G8000:R8003',
    '10.0.19045.5131',
  ])('is left as it is: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('a token in which a known beginning turns up by chance goes as a whole', () => {
    const token =
      'GqmRbKi+Ymv/Sb4UIQfiUJl1QjShGER1FBAyqFwSgKNnhBGpmI9uwCIrPoRDunXMeyJBWWb77easSMTSg5rB7hmz+x6t/bsONviipvS';
    expect(redactText(`(${token}`)).toBe('([removed]');
  });

  test('random looks random', () => {
    for (let count = 0; count < 2_000; count += 1) {
      const random = randomBytes(64);
      for (const form of ['base64', 'base64url', 'hex'] as const) expect(looksRandom(random.toString(form))).toBe(true);
    }
  });

  test('a huge text takes no time to speak of', () => {
    for (const piece of ['a', '<', 'code=', 'eyJ', '\\Users\\', 'a.', '@', 'A1b']) redactText(piece.repeat(200_000));
  });
});

describe('values', () => {
  test('no planted secret comes through, at any depth, as a value or as a name', () => {
    fc.assert(
      fc.property(
        secret,
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom('list', 'name', 'deep'),
        (hidden, json, place) => {
          const planted = {
            list: [json, [hidden]],
            name: { [hidden]: json },
            deep: { a: { b: [{ c: hidden }] }, json },
          };
          const shown = JSON.stringify(redactValues(planted[place]));
          for (const piece of piecesOf(hidden)) expect(shown).not.toContain(piece);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('what has the name of a secret is removed; settings and results stay', () => {
    expect(
      redactValues({
        environment: 'live',
        identityAgent: { library: '/opt/agent/lib.so', endTicketOn: 'sign-out', silentTimeout: 10_000 },
        'cis2.clientSecret': { value: 'short', locked: true },
        cis2: { clientSecret: 'short', client_secret: 12, 'api-key': 'k', scopes: ['openid'] },
        results: [{ id: 'tls', code: 'LAN-3401', state: 'failed', took: 12 }, { code: 'S3cr3t' }, { state: 'xyz123' }],
      }),
    ).toEqual({
      environment: 'live',
      identityAgent: { library: '/opt/agent/lib.so', endTicketOn: 'sign-out', silentTimeout: 10_000 },
      'cis2.clientSecret': { value: '[removed]', locked: true },
      cis2: { clientSecret: '[removed]', client_secret: '[removed]', 'api-key': '[removed]', scopes: ['openid'] },
      results: [
        { id: 'tls', code: 'LAN-3401', state: 'failed', took: 12 },
        { code: '[removed]' },
        { state: '[removed]' },
      ],
    });
  });

  test('what is no JSON, or too deep, is left out', () => {
    const deep: Record<string, unknown> = {};
    deep['self'] = deep;
    expect(redactValues({ f: () => 1, u: undefined, b: 1n })).toEqual({
      f: '[removed]',
      u: '[removed]',
      b: '[removed]',
    });
    expect(JSON.stringify(redactValues(deep))).toContain('[removed]');
  });
});
