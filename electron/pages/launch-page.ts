import type { LaunchPage } from '../ipc/contract-pages.ts';
import { parseJobRoleCode } from '../roles/job-role.ts';
import type { SessionState, SignedIn } from '../session/state.ts';
import type { Settings } from '../settings/index.ts';
import type { PageMaker } from './page.ts';

export interface LaunchPageParts {
  readonly session: () => SessionState;
  readonly entries: () => Settings['launch'];
  /** Opens an address in the system browser; the only door. */
  readonly open: (url: string) => Promise<void>;
}

type Entry = Settings['launch'][number];
type Missing = LaunchPage['applications'][number]['missing'];

/** The organisation's web applications. An address stays on this side of the window; what is missing is asked again here. */
export function launchPage({ session, entries, open }: LaunchPageParts): PageMaker {
  return (onChange) => ({
    view: () => ({
      page: 'launch',
      applications: entries().map((entry, index) => ({
        id: String(index),
        name: entry.name,
        host: new URL(entry.url).host,
        icon: entry.icon,
        missing: missingFor(entry, session()),
        level: entry.needsLevel ?? null,
      })),
    }),
    intend(intent) {
      if (intent.page !== 'launch') return;
      const entry = entries()[Number(intent.id)];
      if (entry === undefined || missingFor(entry, session()) !== null) return;
      // A browser that does not open is seen by the person who wanted it.
      void open(entry.url).catch(() => undefined);
    },
    refresh: onChange,
    close: () => undefined,
  });
}

/** What keeps the application from being opened now; `null` = nothing. */
export function missingFor(entry: Entry, state: SessionState): Missing {
  const session = state.name === 'signed-in' && state.cover === null ? state : null;
  const needsSession = entry.needsSignIn || entry.needsLevel !== undefined || entry.needsRole !== undefined;
  if (session === null) return needsSession ? 'sign-in' : null;
  if (entry.needsLevel !== undefined && levelOf(session) < entry.needsLevel) return 'level';
  const role = parseJobRoleCode(session.identity.role.code).role;
  return entry.needsRole === undefined || entry.needsRole.includes(role) ? null : 'role';
}

/** The Identity Agent signs in with the smartcard, which is level 3 (cis2 6.2). */
function levelOf({ proof }: SignedIn): number {
  return proof.route === 'agent' ? 3 : (proof.assurance.level ?? 0);
}
