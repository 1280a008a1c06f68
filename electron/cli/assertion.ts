import type { Settings } from '../settings/index.ts';
import { readRoleAssertion } from '../spine/role-assertion.ts';
import { exitCodes, type Output } from './output.ts';
import { readFileOf } from './read-file.ts';
import { isoTime, roleField, signedInFields } from './state-line.ts';

export interface AssertionOptions {
  readonly file: string;
  /** The ticket the assertion was asked for with; without it the binding to the ticket is not checked. */
  readonly ticket: string | undefined;
  /** When the answer was received (UTC ms); stands for the response's `Date`. */
  readonly receivedAt: number;
  readonly settings: Settings;
}

/**
 * `lanyard assertion FILE`: reads a saved role assertion exactly as the client does.
 * @throws LanyardError LAN-9003 unreadable file; LAN-3xxx what is wrong with the assertion.
 */
export function showAssertion(options: AssertionOptions, output: Output): number {
  const identity = readRoleAssertion(readFileOf(options.file), {
    ticket: options.ticket,
    receivedAt: options.receivedAt,
    clockTolerance: options.settings.spine.clockTolerance,
    liveOnly: options.settings.spine.liveOnly,
  });
  const { user, role, mode, profiles } = identity;
  output.line(
    {
      state: 'signed-in',
      at: isoTime(options.receivedAt),
      ...signedInFields(identity),
      card: null,
      profiles: profiles.map(roleField),
    },
    [
      `${user.name} (${user.id})${mode === 'training' ? ', TRAINING' : ''}`,
      ...profiles.map(
        (profile) =>
          `${profile.profileId === role.profileId ? '>' : ' '} ${profile.name} (${profile.code}), ` +
          `${profile.organisation.name} (${profile.organisation.code}), profile ${profile.profileId}`,
      ),
    ].join('\n'),
  );
  return exitCodes.done;
}
