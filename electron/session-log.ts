import { version } from '../package.json';
import type { ErrorValue } from './errors/index.ts';
import { logLinesOf } from './log-of-session.ts';
import { logFolder, openLog, type OpenLog, type Part } from './log/index.ts';
import { osSession } from './os-session.ts';
import type { TroubleListener } from './session/ports.ts';
import type { Settings } from './settings/index.ts';
import type { SessionState } from './session/state.ts';

/** The log of a running program, and what of its session goes into it. */
export interface SessionLog {
  readonly log: OpenLog;
  /** A step from one state to the next. */
  step(before: SessionState, after: SessionState): void;
  /** A failure in the background. */
  readonly trouble: TroubleListener;
  /** The program ends in order. */
  stop(): void;
}

/** Opens this person's log and says that the program started. */
export function startLog(part: Part, settings: Settings['log']): SessionLog {
  const log = openLog({
    folder: logFolder(process.env, process.platform),
    ...settings,
    osSession: osSession(),
    part,
    clock: Date,
  });
  // Only listens: what becomes of the program is decided elsewhere.
  process.on('uncaughtExceptionMonitor', (error) => {
    log.error('defect', { error });
  });
  log.info('program-started', { version });
  return {
    log,
    step(before, after) {
      for (const { level: at, event, fields } of logLinesOf(before, after)) log[at](event, fields);
    },
    trouble(what, { code }: ErrorValue) {
      log.warn('background-trouble', { what, code });
    },
    stop() {
      log.info('program-stopped', { clean: true });
    },
  };
}
