import { version } from '../../package.json';
import { catalogue, type ErrorCode, type ErrorValue } from '../errors/index.ts';
import { logLinesOf } from './log-of-session.ts';
import { logFolder, openLog, type LogFields, type OpenLog, type Part } from '../log/index.ts';
import type { RequestOutcome } from '../net/told-requests.ts';
import { osSession } from './os-session.ts';
import type { TroubleListener } from '../session/ports.ts';
import type { Layer, Refusal, Settings } from '../settings/index.ts';
import type { SessionState } from '../session/state.ts';

/** The log of a running program, and what of its session goes into it. */
export interface SessionLog {
  readonly log: OpenLog;
  /** A step from one state to the next. */
  step(before: SessionState, after: SessionState): void;
  /** A failure in the background. */
  readonly trouble: TroubleListener;
  /** The journal could not be written, or is not as it was. */
  readonly journalTrouble: (code: ErrorCode) => void;
  /** The keychain failed. */
  readonly vaultTrouble: (error: ErrorValue) => void;
  /** A process of ours ended by itself. */
  readonly processGone: (
    what: 'window' | 'graphics' | 'network' | 'card-watcher' | 'ticket-host',
    details?: Pick<LogFields, 'reason' | 'count'>,
  ) => void;
  /** A request to the outside; `attempt`: the one it was made for, where it was for one. */
  request(outcome: RequestOutcome, attempt?: number): void;
  /** Settings that were refused, by code and layer. */
  refused(refusals: readonly Refusal[]): void;
  /** Settings have changed: the layers that the values in force come from now, one for each setting. */
  settingsChanged(layers: readonly Layer[]): void;
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
    journalTrouble(code) {
      log.error('journal-trouble', { code });
    },
    vaultTrouble({ code }) {
      log.warn('vault-trouble', { code });
    },
    processGone(what, details) {
      log.warn('process-gone', { what, ...details });
    },
    request({ request, took, status, code }, attempt) {
      const fields = { attempt, request, took };
      if (status !== null) log.info('request-done', { ...fields, status });
      else if (code !== null && catalogue[code].neutral === true) log.info('request-failed', { ...fields, code });
      else log.warn('request-failed', { ...fields, ...(code === null ? {} : { code }) });
    },
    refused(refusals) {
      for (const { layer, error } of refusals) log.warn('settings-refused', { layer, code: error.code });
    },
    settingsChanged(layers) {
      for (const layer of new Set(layers)) {
        log.info('policy-changed', { layer, count: layers.filter((one) => one === layer).length });
      }
    },
    stop() {
      log.info('program-stopped', { clean: true });
    },
  };
}
