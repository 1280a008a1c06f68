import type { Role } from './view-types.ts';

/** From so many roles on there is a search. */
export const manyRoles = 6;

export interface RoleGroup {
  readonly organisation: Role['organisation'];
  readonly roles: readonly Role[];
}

/**
 * Roles by organisation, in the order of their names; the role `first` and its organisation come first. A role without
 * a name is listed by its code. A role profile that came twice is offered once: choosing it takes the first.
 */
export function groupRoles(roles: readonly Role[], first: string | null): readonly RoleGroup[] {
  const groups = new Map<string, Role[]>();
  const seen = new Set<string>();
  for (const role of roles) {
    if (seen.has(role.profileId)) continue;
    seen.add(role.profileId);
    const key = organisationKey(role);
    groups.set(key, [...(groups.get(key) ?? []), role]);
  }
  const isFirst = ({ profileId }: Role) => profileId === first;
  return [...groups.values()]
    .map((members) => ({
      organisation: members[0]?.organisation ?? { code: '', name: '' },
      roles: members.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || compare(roleName(a), roleName(b))),
    }))
    .toSorted(
      (a, b) =>
        Number(b.roles.some(isFirst)) - Number(a.roles.some(isFirst)) ||
        compare(a.organisation.name || a.organisation.code, b.organisation.name || b.organisation.code),
    );
}

/** The roles that have every word of the query in their name, code, or organisation; case and accents do not matter. */
export function findRoles(roles: readonly Role[], query: string): readonly Role[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return roles.filter(({ name, code, organisation }) => {
    const text = plain(`${name} ${code} ${organisation.name} ${organisation.code}`);
    return words.every((word) => text.includes(word));
  });
}

/** What a role can be told by from another that looks like it. */
export interface Difference {
  readonly is: 'code' | 'profile';
  readonly value: string;
}

/** By role profile: what tells a role from others of the same name at the same organisation; nothing for all the others. */
export function differences(roles: readonly Role[]): ReadonlyMap<string, Difference> {
  const alike = new Map<string, Role[]>();
  for (const role of roles) {
    const key = JSON.stringify([plain(roleName(role)), organisationKey(role)]);
    alike.set(key, [...(alike.get(key) ?? []), role]);
  }
  const apart = new Map<string, Difference>();
  for (const members of alike.values()) {
    if (members.length === 1) continue;
    const codes = new Set(members.map(({ code }) => code));
    const byCode = codes.size === members.length && !codes.has('');
    for (const { profileId, code } of members) {
      apart.set(profileId, byCode ? { is: 'code', value: code } : { is: 'profile', value: profileId });
    }
  }
  return apart;
}

/** Organisations without a code are told apart by name. */
export function organisationKey({ organisation: { code, name } }: Pick<Role, 'organisation'>): string {
  return code === '' ? JSON.stringify([plain(name)]) : code;
}

/** Empty for a role with neither name nor code. */
export function roleName({ name, code }: Role): string {
  return name === '' ? code : name;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base' });
}
