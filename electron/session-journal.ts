import { version } from '../package.json';
import { journalFolder, openJournal, windowsEventLog } from './audit/index.ts';
import type { ErrorValue } from './errors/index.ts';
import { journalEntriesOf } from './journal-of-session.ts';
import { osSession } from './os-session.ts';
import type { SessionState } from './session/state.ts';

/** What of a running program goes into the journal. Recording never waits, never throws and never fails a sign-in. */
export interface SessionJournal {
  /** A step from one state to the next. */
  step(before: SessionState, after: SessionState): void;
  /** The agent's ticket of this attempt could not be destroyed. */
  ticketLeft(attempt: number, error: ErrorValue): void;
  /** The program ends in order; resolves when everything is on the disk. */
  stop(): Promise<void>;
}

/** Opens this person's journal and says that the program started, and how the run before it ended. */
export function startJournal(part: 'desktop' | 'command-line'): SessionJournal {
  const eventLog = windowsEventLog();
  const journal = openJournal({
    folder: journalFolder(process.env, process.platform),
    now: () => Date.now(),
    osSession: osSession(),
    sinks: eventLog === null ? [] : [eventLog.sink],
  });
  void journal.before.then((before) => {
    journal.append({ kind: 'program-started', part, version, ...(before === null ? {} : { before }) });
  });
  return {
    step(before, after) {
      for (const entry of journalEntriesOf(before, after)) journal.append(entry);
    },
    ticketLeft(attempt, { code }) {
      journal.append({ kind: 'remote-sign-out', attempt, target: 'agent-ticket', result: 'failed', code });
    },
    async stop() {
      journal.append({ kind: 'program-stopped', part, version, clean: true });
      await journal.close();
      await eventLog?.settled();
    },
  };
}
