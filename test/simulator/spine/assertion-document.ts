import type { SimulatedPerson, SimulatedProfile } from '../people.ts';

/**
 * Builds role assertions as Spine sends them (spine-cis1 7.3 and 7.4), and every way of getting them wrong that the
 * scenarios need. Shared by the simulated broker, the unit tests and the bench.
 */

export type NamedValues = readonly [name: string, values: readonly string[]];

/** Changes to a right document; all optional. */
export interface DocumentChanges {
  /** Validity of the outer conditions around the issue time, milliseconds. */
  readonly validFor?: { readonly before: number; readonly after: number };
  /** As {@link validFor}, for the inner conditions. */
  readonly innerValidFor?: { readonly before: number; readonly after: number };
  /** Times with milliseconds. */
  readonly fractions?: boolean;
  readonly status?: string;
  readonly withoutAssertion?: boolean;
  /** Spelling of the attribute that opens a profile block. */
  readonly organisationAttribute?: string;
  /** `null` leaves the attribute out. */
  readonly sessionRole?: string | null;
  readonly attributeUid?: string;
  readonly outerUid?: string;
  readonly innerUid?: string;
  readonly ticket?: string;
  readonly mode?: string | null;
  /** Added to the person block. */
  readonly extra?: readonly NamedValues[];
  readonly profiles?: readonly SimulatedProfile[];
  /** Rearranges the attributes of one profile block (all but the organisation code, which opens it). */
  readonly arrange?: (block: readonly NamedValues[]) => readonly NamedValues[];
  /** One `Attribute` element per value instead of one per name. */
  readonly repeated?: boolean;
  readonly lineEnd?: '\n' | '\r\n' | '';
  readonly prefixes?: { readonly samlp: string; readonly saml: string };
  readonly protocolUri?: string;
  readonly assertionUri?: string;
  readonly twice?: boolean;
}

const minute = 60_000;
const protocolUri = 'urn:oasis:names:tc:SAML:1.0:protocol';
const assertionUri = 'urn:oasis:names:tc:SAML:1.0:assertion';

/** The text of a role assertion for this person and ticket, issued at `issuedAt` (UTC milliseconds). */
export function assertionDocument(
  person: SimulatedPerson,
  ticket: string,
  issuedAt: number,
  changes: DocumentChanges = {},
): string {
  const prefixes = changes.prefixes ?? { samlp: 'samlp', saml: 'saml' };
  const p = prefixes.samlp === '' ? '' : `${prefixes.samlp}:`;
  const a = prefixes.saml === '' ? '' : `${prefixes.saml}:`;
  const declare = (prefix: string, uri: string) => (prefix === '' ? `xmlns="${uri}"` : `xmlns:${prefix}="${uri}"`);
  const at = (time: number) => {
    const text = new Date(time).toISOString();
    return changes.fractions === true ? text : text.replace(/\.\d+Z$/, 'Z');
  };
  const around = (window: { before: number; after: number }) =>
    `NotBefore="${at(issuedAt - window.before)}" NotOnOrAfter="${at(issuedAt + window.after)}"`;
  const validFor = changes.validFor ?? { before: 3 * minute, after: minute };
  const named = (uid: string) =>
    `<${a}NameIdentifier NameQualifier="o=nhs">uid=${escaped(uid)},ou=People,o=nhs</${a}NameIdentifier>`;
  const heading = `MajorVersion="1" MinorVersion="1" Issuer="http://spine-broker.example:8080" IssueInstant="${at(issuedAt)}"`;
  const method = `<${a}ConfirmationMethod>urn:com:sun:identity</${a}ConfirmationMethod>`;

  const assertion = [
    `<${a}Assertion ${declare(prefixes.saml, changes.assertionUri ?? assertionUri)} AssertionID="5f0c1d7e9b" ${heading}>`,
    `  <${a}Conditions ${around(validFor)}/>`,
    `  <${a}AttributeStatement>`,
    `    <${a}Subject>`,
    `      ${named(changes.outerUid ?? person.uid)}`,
    `      <${a}SubjectConfirmation>`,
    `        ${method}`,
    `        <${a}SubjectConfirmationData>`,
    `          <${a}Assertion AssertionID="77aa01c2d3" ${heading}>`,
    `            <${a}Conditions ${around(changes.innerValidFor ?? validFor)}/>`,
    `            <${a}AuthenticationStatement AuthenticationInstant="${at(issuedAt - 16 * minute)}" AuthenticationMethod="urn:com:sun:identity:ExtendedLoginModule">`,
    `              <${a}Subject>`,
    `                ${named(changes.innerUid ?? person.uid)}`,
    `                <${a}SubjectConfirmation>`,
    `                  ${method}`,
    `                  <${a}SubjectConfirmationData>${escaped(changes.ticket ?? ticket)}</${a}SubjectConfirmationData>`,
    `                </${a}SubjectConfirmation>`,
    `              </${a}Subject>`,
    `              <${a}SubjectLocality IPAddress="198.51.100.23"/>`,
    `            </${a}AuthenticationStatement>`,
    `          </${a}Assertion>`,
    `        </${a}SubjectConfirmationData>`,
    `      </${a}SubjectConfirmation>`,
    `    </${a}Subject>`,
    ...attributeLines(attributesOf(person, changes), a, changes.repeated === true),
    `  </${a}AttributeStatement>`,
    `</${a}Assertion>`,
  ];
  const assertions =
    changes.withoutAssertion === true ? [] : changes.twice === true ? [assertion, assertion] : [assertion];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${p}Response ${declare(prefixes.samlp, changes.protocolUri ?? protocolUri)} ResponseID="null" InResponseTo="null" MajorVersion="1" MinorVersion="1" IssueInstant="${at(issuedAt)}" Recipient="198.51.100.23">`,
    `  <${p}Status>`,
    `    <${p}StatusCode Value="${escaped(changes.status ?? `${p}Success`)}"/>`,
    `  </${p}Status>`,
    ...assertions.flat().map((line) => `  ${line}`),
    `</${p}Response>`,
  ].join(changes.lineEnd ?? '\n');
}

/** The flat attribute list of an assertion: header, person, one block per profile. */
export function attributesOf(person: SimulatedPerson, changes: DocumentChanges = {}): readonly NamedValues[] {
  const sessionRole = changes.sessionRole === undefined ? person.selectedProfileId : changes.sessionRole;
  const mode = changes.mode === undefined ? (person.mode === 'training' ? '1' : '0') : changes.mode;
  const blocks = (changes.profiles ?? person.profiles).map((profile) => {
    const block = profileAttributes(profile);
    const arranged = changes.arrange?.(block) ?? block;
    return [[changes.organisationAttribute ?? 'nhsIdCode', [profile.organisation.code]] as const, ...arranged];
  });
  return [
    ['ssbAssertionVersion', ['1.1']],
    ['cn', [person.name]],
    ['uid', [changes.attributeUid ?? person.uid]],
    ...(sessionRole === null ? [] : [['ssbSessionRoleUid', [sessionRole]] as const]),
    ...(mode === null ? [] : [['ssbMode', [mode]] as const]),
    ...(changes.extra ?? []),
    ...blocks.flat(),
  ];
}

/** In the order seen in samples. Names come in another order than codes, as Spine sends them. */
function profileAttributes(profile: SimulatedProfile): readonly NamedValues[] {
  const codes = (list: SimulatedProfile['activities'] = []) => list.map((entry) => entry.code);
  const names = (list: SimulatedProfile['activities'] = []) => list.map((entry) => entry.name).reverse();
  const all: NamedValues[] = [
    ['o', [profile.organisation.name]],
    ['nhsAreaOfWorkCodes', codes(profile.areasOfWork)],
    ['nhsBusinessFunctions', names(profile.activities)],
    ['nhsBusinessFunctionsCodes', codes(profile.activities)],
    ['nhsAreaOfWork', names(profile.areasOfWork)],
    ['nhsJobRole', [profile.jobRole]],
    ['uniqueIdentifier', [profile.profileId]],
    ['nhsJobRoleCode', [profile.jobRoleCode]],
    ['nhsWorkGroupsCodes', codes(profile.workgroups)],
    ['nhsWorkGroups', names(profile.workgroups)],
  ];
  return all.filter(([, values]) => values.length > 0);
}

function attributeLines(attributes: readonly NamedValues[], a: string, repeated: boolean): string[] {
  const elements = repeated
    ? attributes.flatMap(([name, values]) => values.map((value): NamedValues => [name, [value]]))
    : attributes;
  return elements.flatMap(([name, values]) => [
    `    <${a}Attribute AttributeName="${escaped(name)}" AttributeNamespace="http://www.syntegra.com">`,
    ...values.map((value) => `      <${a}AttributeValue>${escaped(value)}</${a}AttributeValue>`),
    `    </${a}Attribute>`,
  ]);
}

/** A text as it stands in XML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
