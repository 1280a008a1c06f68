import { version } from '../../package.json';
import { journalFolder, openJournal, windowsEventLog, type AuditEntry } from '../audit/index.ts';
import type { ErrorCode, ErrorValue } from '../errors/index.ts';
import { journalEntriesOf } from './journal-of-session.ts';
import { osSession } from './os-session.ts';
import type { Layer, Settings } from '../settings/index.ts';
import type { SessionState } from '../session/state.ts';

/** What of a running program goes into the journal. Recording never waits, never throws and never fails a sign-in. */
export interface SessionJournal {
  /** A step from one state to the next. */
  step(before: SessionState, after: SessionState): void;
  /** A sign-in came to nothing for a reason that no state tells: nobody was there to choose a role. */
  signInFailed(attempt: number, code: ErrorCode): void;
  /** Settings have changed: the layers that the values in force come from now, one for each setting. */
  settingsChanged(layers: readonly Layer[]): void;
  /** The agent's ticket of this attempt could not be destroyed. */
  ticketLeft(attempt: number, error: ErrorValue): void;
  /** The program ends in order; resolves when everything is on the disk. */
  stop(): Promise<void>;
}

/**
 * Opens this person's journal and says that the program started, and how the run before it ended. `onTrouble`: told when
 * entries cannot be written, or are not as they were.
 */
export function startJournal(
  part: 'desktop' | 'command-line',
  settings: Settings['audit'],
  onTrouble: (code: ErrorCode) => void,
): SessionJournal {
  const eventLog = settings.eventLog ? windowsEventLog() : null;
  const journal = openJournal({
    folder: journalFolder(process.env, process.platform),
    now: () => Date.now(),
    osSession: osSession(),
    keepDays: settings.days,
    sinks: eventLog === null ? [] : [eventLog.sink],
    onTrouble: ({ code }) => {
      onTrouble(code);
    },
  });
  const started = Date.now();
  /** How the run before this one ended. What happens until the journal is open comes after its first words. */
  const opened = journal.before.then((before) => {
    journal.append({ kind: 'program-started', part, version, ...(before === null ? {} : { before }) }, started);
    return before;
  });
  const append = (entry: AuditEntry) => {
    const at = Date.now();
    void opened.then((before) => {
      // A run that ended in order has said itself how its session ended.
      const said = entry.kind === 'session-ended' && entry.reason === 'crashed' && before !== 'unclean';
      if (!said) journal.append(entry, at);
    });
  };
  return {
    step(before, after) {
      journalEntriesOf(before, after).forEach(append);
    },
    signInFailed(attempt, code) {
      append({ kind: 'sign-in-failed', attempt, code });
    },
    settingsChanged(layers) {
      for (const layer of new Set(layers.map(journalLayerOf))) {
        const changed = layers.filter((one) => journalLayerOf(one) === layer).length;
        append({ kind: 'policy-changed', layer, changed });
      }
    },
    ticketLeft(attempt, { code }) {
      append({ kind: 'remote-sign-out', attempt, target: 'agent-ticket', result: 'failed', code });
    },
    async stop() {
      append({ kind: 'program-stopped', part, version, clean: true });
      await opened;
      await journal.close();
      await eventLog?.settled();
    },
  };
}

/** The journal's word for where a setting comes from. */
function journalLayerOf(layer: Layer): 'machine-policy' | 'machine-file' | 'user-choice' {
  switch (layer) {
    case 'machine-policy':
    case 'user-policy':
      return 'machine-policy';
    case 'user-choice':
      return 'user-choice';
    case 'default':
    case 'installer':
    case 'machine-file':
    case 'settings-file':
      return 'machine-file';
  }
}
