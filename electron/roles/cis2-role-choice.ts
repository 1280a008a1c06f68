import type { RoleProfile } from './role-profile.ts';

/** Which role a CIS2 sign-in begins with. */
export type RoleChoice =
  | {
      readonly kind: 'chosen';
      readonly role: RoleProfile;
      /** CIS2 (or the Identity Agent) asked, or there is only one. */
      readonly by: 'selected' | 'only';
    }
  /** Lanyard's own picker asks. `unknownSelection`: CIS2 named a role that the list does not have; worth a log line. */
  | { readonly kind: 'choose'; readonly unknownSelection: boolean }
  | { readonly kind: 'no-roles' };

/**
 * The rule of the sheet (cis2 11.4; 18, no. 26 and 27): the role that CIS2 names if it is not empty and known, else the only
 * role, else the picker; without any role there is nothing to choose. An empty selection never matches.
 */
export function chooseRole(roles: readonly RoleProfile[], selectedRoleId: unknown): RoleChoice {
  const selected = typeof selectedRoleId === 'string' ? selectedRoleId : '';
  const named = selected === '' ? undefined : roles.find(({ profileId }) => profileId === selected);
  if (named !== undefined) return { kind: 'chosen', role: named, by: 'selected' };
  const [first, second] = roles;
  if (first === undefined) return { kind: 'no-roles' };
  if (second === undefined) return { kind: 'chosen', role: first, by: 'only' };
  return { kind: 'choose', unknownSelection: selected !== '' };
}
