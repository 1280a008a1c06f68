import type { SimulatedPerson } from '../people.ts';
import { assertionDocument, type DocumentChanges } from './assertion-document.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { withProfiles } from './invented-profiles.ts';

/** Who asks, with which ticket, and what time the server believes it is (UTC milliseconds). */
export interface Asking {
  readonly person: SimulatedPerson;
  readonly ticket: string;
  readonly now: number;
}

/** How the role assertion is answered. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** `before`: no answer at all; `within`: the connection drops in the middle of the body; `never`: silence. */
  readonly drop?: 'before' | 'within' | 'never';
}

const minute = 60_000;
const day = 86_400_000;

const changed =
  (changes: DocumentChanges, adapt: (person: SimulatedPerson) => SimulatedPerson = (person) => person) =>
  ({ person, ticket, now }: Asking): Answer => ({
    body: assertionDocument(adapt(person), ticket, now, changes),
  });

const status = (code: number, headers: Readonly<Record<string, string>> = {}) => ({
  status: code,
  headers,
  body: `<html><body><h1>${String(code)}</h1></body></html>`,
});

/** Deterministic, so that a failure can be seen again. */
function turned<T>(list: readonly T[]): readonly T[] {
  return [...list.slice(3), ...list.slice(0, 3)].reverse();
}

/** Every way the simulated service can answer a request for a role assertion (spine-cis1 9.7). */
export const answerScenarios = {
  ok: changed({}),
  'one-profile': changed({}, (person) => withProfiles(person, 1)),
  'forty-profiles': changed({}, (person) => withProfiles(person, 40)),
  'duplicate-role-codes': changed({}, (person) => {
    const many = withProfiles(person, 8);
    return { ...many, profiles: many.profiles.map((profile) => ({ ...profile, jobRoleCode: 'S8000:G8000:R8001' })) };
  }),
  'escaped-names': changed({}, (person) => ({
    ...person,
    name: 'Test <O\'Brien> & "Sons"',
    profiles: person.profiles.map((profile) => ({
      ...profile,
      jobRole: '"A & B":"C, D: E":"F > G, \'H\': I & J"',
      organisation: { ...profile.organisation, name: 'TEST & TEST (NORTH) "A" <B> TRUST' },
    })),
  })),
  'leading-zeros': changed({ sessionRole: '000000000125' }, (person) => ({
    ...person,
    profiles: person.profiles.map((profile, index) =>
      index === 0 ? { ...profile, profileId: '000000000125' } : profile,
    ),
  })),
  training: changed({ mode: '1' }),
  'without-mode': changed({ mode: null }),
  'unknown-mode': changed({ mode: '7' }),
  'no-session-role': changed({ sessionRole: null }),
  'empty-session-role': changed({ sessionRole: '' }),
  'two-session-roles': ({ person, ticket, now }) => {
    const other = [['ssbSessionRoleUid', ['555199999999']]] as const;
    return { body: assertionDocument(person, ticket, now, { extra: other }) };
  },
  'no-profiles': changed({ sessionRole: null, profiles: [] }),
  'selected-absent': changed({ sessionRole: '555199999999' }),
  'duplicate-profile-id': ({ person, ticket, now }) => {
    const selected = person.profiles.filter((profile) => profile.profileId === person.selectedProfileId);
    return { body: assertionDocument(person, ticket, now, { profiles: [...person.profiles, ...selected] }) };
  },
  nhsIDCode: changed({ organisationAttribute: 'nhsIDCode' }),
  shuffled: changed({ arrange: turned }),
  'repeated-attributes': changed({ repeated: true }),
  crlf: changed({ lineEnd: '\r\n', fractions: true }),
  'valid-three-to-one': changed({ validFor: { before: 3 * minute, after: minute } }),
  'valid-three-to-seven': changed({ validFor: { before: 3 * minute, after: 7 * minute } }),
  'inner-conditions-expired': changed({ innerValidFor: { before: 9 * day, after: -8 * day } }),
  'outer-conditions-expired': changed({
    validFor: { before: 9 * day, after: -8 * day },
    innerValidFor: { before: day, after: day },
  }),
  'assertion-not-yet-valid': changed({ validFor: { before: -20 * minute, after: 40 * minute } }),
  'wrong-uid': changed({ attributeUid: '555199999999' }),
  'wrong-uid-outside': changed({ outerUid: '555199999999' }),
  'wrong-uid-inside': changed({ innerUid: '555199999999' }),
  'malformed-uid': changed({ attributeUid: '17', outerUid: '17', innerUid: '17' }),
  'wrong-token': changed({ ticket: 'AQIC5wM2LY4SfcAnother+Ticket/Entirely=@AAJTSQACMDE=#' }),
  'without-token': changed({ ticket: '' }),
  'inactive-person': changed({ extra: [['nhsPersonStatus', ['2']]] }),
  'wrong-namespace': changed({
    protocolUri: 'urn:oasis:names:tc:SAML:2.0:protocol',
    assertionUri: 'urn:oasis:names:tc:SAML:2.0:assertion',
  }),
  'two-assertions': changed({ twice: true }),
  'not-success': changed({ status: 'samlp:Requester', withoutAssertion: true }),
  'fault-document': () => ({
    body: '<?xml version="1.0"?><fault><code>SSB-0042</code><description>Session &lt;store&gt; unavailable</description></fault>',
  }),
  html: () => ({
    headers: { 'Content-Type': 'text/html' },
    body: '<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body>Please sign in</body></html>',
  }),
  'not-xml': () => ({ body: '{"error":"not here"}' }),
  empty: () => ({ body: '' }),
  redirect: ({ ticket }) =>
    status(302, { Location: `https://elsewhere.example/login?token=${encodeURIComponent(ticket)}` }),
  unauthorised: () => status(401),
  forbidden: () => status(403),
  'not-found': () => status(404),
  'request-timeout': () => status(408),
  'too-many-requests': () => status(429),
  'server-error': () => status(500),
  unavailable: () => status(503),
  teapot: () => status(418),
  dropped: () => ({ body: '', drop: 'before' }),
  'dropped-within': (asking) => ({ ...changed({})(asking), drop: 'within' }),
  silent: () => ({ body: '', drop: 'never' }),
  ...hostileDocuments,
} as const satisfies Record<string, (asking: Asking) => Answer>;

/** Scenarios of the connection: the service shows another certificate, or an old protocol. */
export const connectionScenarios = ['other-root', 'expired', 'not-yet-valid', 'wrong-host', 'tls-1.1'] as const;

export type AnswerScenario = keyof typeof answerScenarios;
export type ConnectionScenario = (typeof connectionScenarios)[number];
export type SpineScenario = AnswerScenario | ConnectionScenario;
export const spineScenarios: readonly SpineScenario[] = [
  ...(Object.keys(answerScenarios) as AnswerScenario[]),
  ...connectionScenarios,
];
