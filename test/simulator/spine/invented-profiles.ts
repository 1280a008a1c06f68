import { randomBytes } from 'node:crypto';
import type { SimulatedPerson, SimulatedProfile } from '../people.ts';

const roles = [
  ['S8000:G8000:R8000', '"Clinical":"Clinical Provision":"Clinical Practitioner Access Role"'],
  ['S8000:G8000:R8001', '"Clinical":"Clinical Provision":"Nurse Access Role"'],
  ['S8000:G8000:R8003', '"Clinical":"Clinical Provision":"Health Professional Access Role"'],
  ['S8001:G8002:R8008', '"Admin & Clerical":"Admin & Clerical":"Admin/Clinical Support Access Role"'],
] as const;

/** As many invented role profiles as asked for, each with `activities` activities; ids and codes differ from each other. */
export function inventedProfiles(count: number, activities = 20): readonly SimulatedProfile[] {
  return Array.from({ length: count }, (_, index) => {
    const [jobRoleCode, jobRole] = roles[index % roles.length] ?? roles[0];
    return {
      profileId: String(555_100_100_000 + index),
      jobRoleCode,
      jobRole,
      organisation: { code: `ZZ${String(index).padStart(3, '0')}`, name: `TEST & SONS SURGERY ${String(index)}` },
      activities: Array.from({ length: activities }, (_, activity) => ({
        code: `B${String(1000 + ((index * 37 + activity) % 8000))}`,
        name: `Perform Invented Activity ${String(activity)}`,
      })),
      areasOfWork: [{ code: 'P9900:Q9900:T9900', name: '"Invented":"Invented":"Community Nursing"' }],
      workgroups: [{ code: String(555_100_900_000 + index), name: `Test Team ${String(index)}` }],
    };
  });
}

/** The person with `count` invented profiles, the last one chosen. */
export function withProfiles(person: SimulatedPerson, count: number, activities?: number): SimulatedPerson {
  const profiles = inventedProfiles(count, activities);
  return { ...person, profiles, selectedProfileId: profiles.at(-1)?.profileId ?? '' };
}

/**
 * A new ticket of the form seen in samples (spine-cis1 6.1): 48 characters of base64, `@`, 12 characters of base64, `#`; 62
 * in all, and always with `+`, `/`, `=`, `@` and `#`, the characters that are unsafe in a query string.
 */
export function newTicket(): string {
  const random = randomBytes(24).toString('base64');
  return `AQIC5wM2LY4Sfc+/${random.slice(0, 31)}=@AAJTSQACMDE=#`;
}
