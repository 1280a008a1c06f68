import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { levelOf } from './cis2-level.ts';
import { displayText, isFitToShow } from './display-text.ts';
import { readableRoleName } from './job-role.ts';
import type { Identity, RoleProfile } from './role-profile.ts';

/** The person of a CIS2 userinfo answer, in the shapes of both worlds. */
export interface Cis2Person {
  /** The subject of the answer: must equal that of the ID token before anything here is used. */
  readonly subject: string;
  readonly user: Identity['user'];
  readonly profiles: readonly RoleProfile[];
  /** `idassurancelevel`, which comes with the `nhsperson` scope; `null` = not told. */
  readonly identityLevel: number | null;
  /** How many entries of the role list were left out: not to be read, or under the id of another one. For diagnostics. */
  readonly unreadable: number;
}

/**
 * A list as CIS2 sends lists: an array, one bare object, or nothing in one of its forms (cis2 10.1; 17, no. 6). Anything else
 * stays as it is and fails the check for an array.
 */
const list = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value): unknown => {
      if (value === null || value === undefined || value === '') return [];
      if (typeof value !== 'object' || Array.isArray(value)) return value;
      return Object.keys(value).length === 0 ? [] : [value];
    }),
    v.array(v.unknown()),
  ),
  [],
);

/** Codes beside a role: an array, one bare text, or nothing. What is no text, or not fit to be shown, is left out. */
const codes = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value : [value]).filter(isWord)),
  ),
  [],
);

const text = v.optional(v.fallback(v.string(), ''), '');

/** An id or a code: one that could steer a terminal makes the whole entry unreadable. */
const code = v.pipe(text, v.check(isFitToShow));
const id = v.pipe(v.string(), v.nonEmpty(), v.check(isFitToShow));

const userInfoSchema = v.object({
  sub: id,
  nhsid_useruid: code,
  uid: code,
  display_name: text,
  name: text,
  given_name: text,
  family_name: text,
  idassurancelevel: v.optional(v.unknown()),
  nhsid_nrbac_roles: list,
  nhsid_user_orgs: list,
  nhsid_org_memberships: list,
  nhsid_org_roles: list,
});

const roleSchema = v.object({
  person_roleid: id,
  org_code: code,
  role_code: code,
  role_name: text,
  activity_codes: codes,
  aow_codes: codes,
  workgroups_codes: codes,
});

const organisationSchema = v.object({ org_code: v.pipe(v.string(), v.nonEmpty()), org_name: text });

/**
 * Reads a userinfo answer (cis2 9 and 10). Identifiers are texts, never numbers. `null` = not such an answer. An entry of the
 * role list that cannot be read is left out, so that one bad entry does not keep a person from working; so are all that share an id
 * and are not the same role, because whoever chose one of them might get another.
 */
export function readUserInfo(json: unknown): Cis2Person | null {
  const parsed = v.safeParse(userInfoSchema, json);
  if (!parsed.success || Array.isArray(json)) return null;
  const info = parsed.output;
  const names = organisationNames([...info.nhsid_user_orgs, ...info.nhsid_org_memberships, ...info.nhsid_org_roles]);
  const profiles = unambiguous(info.nhsid_nrbac_roles.flatMap((entry) => roleOf(entry, names) ?? []));
  const userId = info.nhsid_useruid || info.uid || info.sub;
  const name = info.display_name || info.name || `${info.given_name} ${info.family_name}`.trim() || userId;
  return {
    subject: info.sub,
    user: { id: userId, name: displayText(name) },
    profiles,
    identityLevel: levelOf(info.idassurancelevel),
    unreadable: info.nhsid_nrbac_roles.length - profiles.length,
  };
}

function roleOf(entry: unknown, organisations: ReadonlyMap<string, string>): RoleProfile | null {
  const parsed = v.safeParse(roleSchema, entry);
  if (!parsed.success) return null;
  const role = parsed.output;
  return {
    profileId: role.person_roleid,
    code: role.role_code,
    name: displayText(readableRoleName(role.role_name, role.role_code)),
    organisation: { code: role.org_code, name: displayText(organisations.get(role.org_code) ?? '') },
    activities: role.activity_codes,
    areasOfWork: role.aow_codes,
    workgroups: role.workgroups_codes,
  };
}

/** Each profile once; none whose id stands for several. */
function unambiguous(profiles: readonly RoleProfile[]): RoleProfile[] {
  const byId = new Map<string, RoleProfile[]>();
  for (const profile of profiles) byId.set(profile.profileId, [...(byId.get(profile.profileId) ?? []), profile]);
  return [...byId.values()].flatMap(([first, ...more]) =>
    first !== undefined && more.every((other) => isDeepStrictEqual(other, first)) ? [first] : [],
  );
}

/** The first name given for each ODS code. */
function organisationNames(entries: readonly unknown[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const parsed = v.safeParse(organisationSchema, entry);
    if (!parsed.success || parsed.output.org_name === '') continue;
    if (!names.has(parsed.output.org_code)) names.set(parsed.output.org_code, parsed.output.org_name);
  }
  return names;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && isFitToShow(value);
}
