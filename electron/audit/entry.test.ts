import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endReasons } from '../session/state.ts';
import { auditEndReasons, finalForm, type AuditEntry } from './entry.ts';

const succeeded = {
  kind: 'sign-in-succeeded',
  attempt: 3,
  user: '990000000017',
  roleProfile: '990000000215',
  organisation: 'RJ101',
  reader: 'Alcor Micro AU9540 00 00',
  atr: '3BD6970081B1FE451F078031C1521118F9',
} as const satisfies AuditEntry;

/** What must never be in a journal, as it looks. */
const secrets = [
  'AQIC5wM2LY4Sfcw8vRxYzPlantedTicket.*AAJTSQACMDE.*',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI5OTkifQ.c2lnbmF0dXJl',
  '<saml:Assertion AssertionID="_planted">',
  'https://sbapi.national.ncrs.nhs.uk/saml/RoleAssertion?token=planted',
  'Adaeze OKONKWO',
  'OKONKWO',
  "O'Brien",
  'correct horse',
  '73918460',
];
const planted = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...secrets), fc.string({ maxLength: 30 }))
  .map(([before, secret, after]) => ({
    secret,
    text: fc.sample(fc.constantFrom(secret, before + secret + after), 1)[0] ?? secret,
  }));

/** One entry of every kind, with every field that there is. */
const everyField: readonly AuditEntry[] = [
  { kind: 'program-started', part: 'desktop', version: '0.1.0', before: 'unclean' },
  { kind: 'program-stopped', part: 'command-line', version: '1.2.3-rc.1', clean: true },
  { kind: 'sign-in-started', attempt: 1, route: 'agent', reader: succeeded.reader, atr: succeeded.atr },
  { ...succeeded, route: 'browser', resumed: true },
  { ...succeeded, kind: 'sign-in-failed', code: 'LAN-3401' },
  {
    kind: 'role-changed',
    attempt: 1,
    method: 'role-list',
    user: succeeded.user,
    roleProfile: '990000000118',
    organisation: 'A81001',
  },
  { ...succeeded, kind: 'session-ended', reason: 'card-removed' },
  { kind: 'remote-sign-out', attempt: 1, target: 'agent-ticket', result: 'failed', code: 'LAN-2009' },
  { kind: 'policy-changed', layer: 'machine-policy', changed: 2 },
  { kind: 'tampering-found', found: 'tail-missing' },
];

describe('the vocabulary of the journal', () => {
  test.each(everyField)('$kind is kept as it is', (entry) => {
    expect(finalForm(entry)).toEqual(entry);
  });

  test('no secret gets in, through any field of any kind or beside them', () => {
    const places = everyField.flatMap((entry) =>
      [...Object.keys(entry), 'name', 'omitted'].map((key) => ({ entry, key })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), planted, ({ entry, key }, { secret, text }) => {
        for (const value of [text, [text], { [text]: text }]) {
          const form = JSON.stringify(finalForm({ ...entry, [key]: value, [text]: text }));
          expect(form).not.toContain(JSON.stringify(secret).slice(1, -1));
          for (const word of secret.match(/[A-Za-z0-9]{6,}/g) ?? []) expect(form).not.toContain(word);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('a field without its form is left out and named; the entry is kept', () => {
    expect(finalForm({ ...succeeded, user: 'Adaeze', atr: '' })).toEqual({
      ...Object.fromEntries(Object.entries(succeeded).filter(([key]) => key !== 'user' && key !== 'atr')),
      omitted: ['atr', 'user'],
    });
  });

  test('what cannot be said without the field is refused', () => {
    expect(finalForm({ ...succeeded, attempt: Number.NaN })).toBeNull();
    expect(finalForm(JSON.parse('{"kind":"secret-told"}') as AuditEntry)).toBeNull();
  });

  test.each(['RJ1', 'RWAXX', 'A81001', 'Y12345', 'X26', '8HN89', 'A1A1A'])('%s is an organisation', (organisation) => {
    expect(finalForm({ ...succeeded, organisation })).toMatchObject({ organisation });
  });

  test('every reason for which a session ends has its word', () => {
    for (const reason of endReasons) expect(auditEndReasons).toContain(reason);
  });
});
