import { createHash, randomUUID } from 'node:crypto';
import type { SimulatedPerson, SimulatedProfile } from '../people.ts';
import type { Members } from './scenario.ts';

/** Which claims a scope brings (cis2 10). */
export const claimsByScope = {
  openid: ['sub'],
  profile: ['name', 'family_name', 'given_name', 'uid'],
  email: ['email'],
  nhsperson: [
    ...['nhsid_useruid', 'title', 'initials', 'middle_names', 'display_name', 'idassurancelevel'],
    ...['name', 'family_name', 'given_name'],
  ],
  nationalrbacaccess: ['nhsid_nrbac_roles', 'nhsid_useruid', 'name'],
  associatedorgs: ['nhsid_user_orgs'],
  professionalmemberships: ['gmc_id', 'gmp_id', 'gdc_id', 'gdp_id', 'nmc_id', 'gphc_id', 'rcn_id', 'consultant_id'],
  organisationalmemberships: ['nhsid_org_memberships'],
  selectedrole: [],
  changedrole: [],
};

const titles = ['Dr', 'Miss', 'Mr', 'Mrs', 'Ms'];

/** Everything that userinfo can say of a person, with all scopes (cis2 10.1). */
export function personClaims(person: SimulatedPerson): Members & { readonly sub: string } {
  const { title, given, family } = nameParts(person.name);
  const organisations = [...new Map(person.profiles.map((profile) => [profile.organisation.code, profile])).values()];
  return {
    sub: person.uid,
    uid: person.uid,
    nhsid_useruid: person.uid,
    name: person.name,
    given_name: given,
    family_name: family,
    ...(title === undefined ? {} : { title }),
    display_name: [title, given, family].filter((part) => part !== undefined).join(' '),
    idassurancelevel: '3',
    email: `${person.key}@example.nhs.uk`,
    nmc_id: `99Z${person.uid.slice(-4)}Z`,
    nhsid_user_orgs: organisations.map(({ organisation }) => ({
      org_name: organisation.name,
      org_code: organisation.code,
    })),
    nhsid_org_memberships: organisations.map(({ organisation }) => ({
      person_orgid: organisationLink(person, organisation.code),
      org_name: organisation.name,
      org_code: organisation.code,
    })),
    // Without roles, the list is left out: this is one of the two ways it can be (cis2 11.4).
    ...(person.profiles.length === 0
      ? {}
      : { nhsid_nrbac_roles: person.profiles.map((profile) => role(person, profile)) }),
  };
}

function role(person: SimulatedPerson, profile: SimulatedProfile): Members {
  const { organisation, activities, areasOfWork, workgroups } = profile;
  return {
    person_orgid: organisationLink(person, organisation.code),
    person_roleid: profile.profileId,
    org_code: organisation.code,
    role_name: profile.jobRole,
    role_code: profile.jobRoleCode,
    activities: activities.map(({ name }) => name),
    activity_codes: activities.map(({ code }) => code),
    ...(areasOfWork && { aow: areasOfWork.map(({ name }) => name), aow_codes: areasOfWork.map(({ code }) => code) }),
    ...(workgroups && {
      workgroups: workgroups.map(({ name }) => name),
      workgroups_codes: workgroups.map(({ code }) => code),
    }),
  };
}

/** Twelve digits that stand for this person's belonging to that organisation. */
function organisationLink({ uid }: SimulatedPerson, code: string): string {
  const digest = createHash('sha256').update(`${uid} ${code}`).digest();
  return `5552${String(digest.readUInt32BE() % 100_000_000).padStart(8, '0')}`;
}

/** The order of the parts varies in real data, and so it does among the invented people. */
function nameParts(name: string) {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  if (titles.includes(last)) return { title: last, family: words[0] ?? '', given: words.slice(1, -1).join(' ') };
  return { title: undefined, given: words[0] ?? '', family: words.slice(1).join(' ') };
}

/** What an ID token is made of. */
export interface IdTokenFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly sub: string;
  readonly sid: string;
  readonly acr: string;
  readonly amr: string;
  readonly level: number;
  readonly authTime: number;
  readonly nonce: string | undefined;
  readonly code: string;
  readonly state: string | undefined;
  readonly accessToken: string;
  /** `undefined` = no claim. */
  readonly selectedRole: string | undefined;
}

/** The claims of cis2 8.2. */
export function idTokenClaims(facts: IdTokenFacts): Members {
  const now = Math.floor(Date.now() / 1_000);
  return {
    at_hash: halfHash(facts.accessToken),
    sub: facts.sub,
    auditTrackingId: `${randomUUID()}-7788`,
    subname: facts.sub,
    iss: facts.issuer,
    tokenName: 'id_token',
    ...(facts.nonce === undefined ? {} : { nonce: facts.nonce }),
    sid: facts.sid,
    aud: facts.clientId,
    c_hash: halfHash(facts.code),
    acr: facts.acr,
    'org.forgerock.openidconnect.ops': halfHash(randomUUID()),
    ...(facts.state === undefined ? {} : { s_hash: halfHash(facts.state) }),
    azp: facts.clientId,
    auth_time: facts.authTime,
    amr: [facts.amr],
    authentication_assurance_level: String(facts.level),
    id_assurance_level: '3',
    realm: '/NHSIdentity/Healthcare',
    ...(facts.selectedRole === undefined ? {} : { selected_roleid: facts.selectedRole }),
    exp: now + 3_600,
    tokenType: 'JWTToken',
    iat: now,
  };
}

/** The first half of the SHA-256, as OpenID Connect wants its hashes. */
export function halfHash(value: string): string {
  return createHash('sha256').update(value, 'ascii').digest().subarray(0, 16).toString('base64url');
}
