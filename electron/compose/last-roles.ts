import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { SessionState } from '../session/state.ts';

/** Of so many people the last role is remembered; whoever has not been here for longest is forgotten. */
const mostPeople = 200;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const remembered = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  people: v.pipe(v.array(v.tuple([hash, hash])), v.maxLength(mostPeople)),
});
type Remembered = v.InferOutput<typeof remembered>;

/** The role each person chose last on this computer. */
export interface LastRoles {
  /** Which of these role profiles the person chose last; `null` = none is known. */
  of(userId: string, profileIds: readonly string[]): string | null;
  remember(userId: string, profileId: string): void;
  /** Everybody is forgotten. */
  forget(): void;
}

/**
 * Remembers last roles in a file of `folder`. Neither a person's id nor a role's is in it: only keyed hashes, which tell
 * whether an id that is at hand already is the one. A file that cannot be read or written costs a convenience only.
 */
export function openLastRoles(folder: string): LastRoles {
  const file = path.join(folder, 'last-roles.json');
  let known = readKnown(file);
  const hashOf = (...ids: string[]) => createHmac('sha256', known.key).update(ids.join(' ')).digest('hex').slice(0, 32);
  return {
    of(userId, profileIds) {
      const role = known.people.find(([person]) => person === hashOf(userId))?.[1];
      return role === undefined ? null : (profileIds.find((id) => hashOf(userId, id) === role) ?? null);
    },
    remember(userId, profileId) {
      const person = hashOf(userId);
      const others = known.people.filter(([other]) => other !== person);
      const entry: [string, string] = [person, hashOf(userId, profileId)];
      known = { ...known, people: [entry, ...others].slice(0, mostPeople) };
      writeKnown(file, known);
    },
    forget() {
      known = { ...known, people: [] };
      rmSync(file, { force: true });
    },
  };
}

function readKnown(file: string): Remembered {
  try {
    return v.parse(remembered, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { key: randomBytes(32).toString('hex'), people: [] };
  }
}

function writeKnown(file: string, known: Remembered): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // The next picker leads with no role; nothing else is lost.
  }
}

/** Person and role of a session in the browser that begins with this step, or goes on in another role. */
export function roleTaken(before: SessionState, after: SessionState): [userId: string, profileId: string] | null {
  if (after.name !== 'signed-in' || after.proof.route !== 'browser') return null;
  const { user, role, profiles } = after.identity;
  const same = before.name === 'signed-in' && before.identity.role.profileId === role.profileId;
  return same || profiles.length < 2 ? null : [user.id, role.profileId];
}
