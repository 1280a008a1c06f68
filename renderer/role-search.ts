import type { Role } from './view-types.ts';

/** From so many roles on there is a search. */
export const manyRoles = 6;

export interface RoleGroup {
  readonly organisation: Role['organisation'];
  readonly roles: readonly Role[];
}

/**
 * Roles by organisation, in the order of their names; the role `first` and its organisation come first. A role without
 * a name is listed by its code.
 */
export function groupRoles(roles: readonly Role[], first: string | null): readonly RoleGroup[] {
  const groups = new Map<string, Role[]>();
  for (const role of roles) {
    const { code } = role.organisation;
    groups.set(code, [...(groups.get(code) ?? []), role]);
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

export function roleName({ name, code }: Role): string {
  return name === '' ? code : name;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base' });
}
