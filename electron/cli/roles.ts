import { LanyardError } from '../errors/index.ts';
import { readUserInfo } from '../roles/cis2-user-info.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import { exitCodes, type Output } from './output.ts';
import { readFileOf } from './read-file.ts';
import { roleField } from './state-line.ts';

/** Whose roles: the person, all role profiles, and the one in force where there is one. */
type Person = Pick<Identity, 'user' | 'profiles'> & { readonly role: RoleProfile | null };

/**
 * `lanyard roles [FILE]`: the role profiles of a saved userinfo answer of CIS2, or of whoever is signed in.
 *
 * @throws LanyardError LAN-9003 unreadable file, LAN-9006 not a userinfo answer, and what `signedIn` throws.
 */
export async function showRoles(
  file: string | undefined,
  signedIn: () => Promise<Identity>,
  output: Output,
): Promise<number> {
  const { user, profiles, role } = file === undefined ? await signedIn() : personIn(file);
  output.line(
    {
      user: { id: user.id, name: user.name },
      role: role === null ? null : role.profileId,
      roles: profiles.map(roleField),
    },
    [
      `${user.name} (${user.id})`,
      ...profiles.map(
        (profile) =>
          `${profile.profileId === role?.profileId ? '>' : ' '} ${profile.profileId}  ${profile.name} (${profile.code}), ` +
          `${profile.organisation.name || profile.organisation.code} (${profile.organisation.code})`,
      ),
      ...(profiles.length === 0 ? ['  No role is registered.'] : []),
    ].join('\n'),
  );
  return exitCodes.done;
}

function personIn(file: string): Person {
  const person = readUserInfo(jsonOf(readFileOf(file).toString('utf8')));
  if (person === null) throw new LanyardError('LAN-9006', { file });
  return { user: person.user, profiles: person.profiles, role: null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
