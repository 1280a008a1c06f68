import { LanyardError, type ErrorCode } from '../errors/index.ts';
import type { LaunchPage } from '../ipc/contract-pages.ts';
import type { View } from '../ipc/contract.ts';
import { viewError } from '../ipc/view-error.ts';
import { parseJobRoleCode } from '../roles/job-role.ts';
import type { SessionState, SignedIn } from '../session/state.ts';
import type { Settings } from '../settings/index.ts';
import type { PageMaker } from './page.ts';

export interface LaunchPageParts {
  readonly session: () => SessionState;
  readonly entries: () => Settings['launch'];
  /** Opens an address in the system browser; the only door. */
  readonly open: (url: string) => Promise<void>;
  /** Told when one could not be opened. */
  readonly onTrouble: (code: ErrorCode) => void;
  /** Of the window; without it English. */
  readonly language?: () => View['language'];
}

type Entry = Settings['launch'][number];
type Missing = LaunchPage['applications'][number]['missing'];

/** The organisation's web applications. An address stays on this side of the window; what is missing is asked again here. */
export function launchPage(parts: LaunchPageParts): PageMaker {
  const { session, entries, open, onTrouble, language = () => 'en' } = parts;
  return (onChange) => {
    let problem: LanyardError | null = null;
    const openEntry = async (url: string) => {
      const before = problem;
      problem = null;
      if (before !== null) onChange();
      try {
        await open(url);
      } catch {
        problem = new LanyardError('LAN-4103');
        onTrouble(problem.code);
        onChange();
      }
    };
    return {
      view: () => ({
        page: 'launch',
        problem: problem === null ? null : viewError(problem.toValue(), language()),
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
        void openEntry(entry.url);
      },
      refresh: onChange,
      close: () => undefined,
    };
  };
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
