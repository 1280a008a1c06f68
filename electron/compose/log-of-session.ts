import { catalogue, type ErrorValue } from '../errors/index.ts';
import { amrAsLogged, type Level, type LogEvent, type LogFields } from '../log/index.ts';
import type { BrowserProof } from '../session/proof.ts';
import type { SessionState, SignedIn } from '../session/state.ts';

/** A line that the log is to have. */
export interface SessionLine {
  readonly level: Level;
  readonly event: LogEvent;
  readonly fields: LogFields;
}

/**
 * What the log says of a step from one state to the next: names of states and steps, reasons, codes and counts, with the
 * attempt, and never who. A step that changes none of these has no line. Pure.
 */
export function logLinesOf(before: SessionState, after: SessionState): SessionLine[] {
  return [...cardLines(before, after), ...stateLines(before, after)];
}

function cardLines(before: SessionState, after: SessionState): SessionLine[] {
  const [then, now] = [before, after].map(({ cards }) => ({
    service: cards.service,
    readers: cards.readers.length,
    cards: cards.cards.length,
    ...(cards.outage === null ? {} : { code: cards.outage }),
  }));
  if (now === undefined || JSON.stringify(then) === JSON.stringify(now)) return [];
  return [{ level: now.code === undefined ? 'info' : 'warn', event: 'cards', fields: now }];
}

function stateLines(before: SessionState, after: SessionState): SessionLine[] {
  const then = detailsOf(before);
  const now = detailsOf(after);
  if (before.name === after.name && before.attempt === after.attempt && JSON.stringify(then) === JSON.stringify(now)) {
    return [];
  }
  const problem = problemOf(after);
  return [
    {
      level: problem === null || catalogue[problem.code].neutral === true ? 'info' : 'warn',
      event: 'state',
      fields: { attempt: after.attempt, from: before.name, to: after.name, ...now },
    },
  ];
}

/** What tells two states of the same name apart, as far as the log is concerned. */
function detailsOf(state: SessionState): LogFields {
  const problem = problemOf(state);
  const code = problem === null ? {} : { code: problem.code };
  switch (state.name) {
    case 'signing-in':
      return { route: state.route, step: state.step };
    case 'signed-in':
      return { ...code, ...aboutSession(state) };
    case 'ended':
      return { reason: state.reason };
    case 'choosing-role':
      // CIS2 named a role that the person does not have.
      return state.person.unknownSelection === true ? { ...code, what: 'role-unknown' } : code;
    case 'signed-out':
    case 'waiting-for-card':
      return code;
  }
}

function aboutSession(state: SignedIn): LogFields {
  return {
    route: state.proof.route,
    ...(state.proof.route === 'browser' ? seenByCis2(state.proof) : {}),
    ...moment(state),
  };
}

/** What the support desk of CIS2 asks for, and what decided (cis2 18, no. 40). */
function seenByCis2({ auditTrackingId, assurance }: BrowserProof): LogFields {
  const { acr, amr, level, identityLevel } = assurance;
  return {
    tracking: auditTrackingId,
    acr,
    amr: amrAsLogged(amr),
    ...(isLevel(level) ? { aal: level } : {}),
    ...(isLevel(identityLevel) ? { ial: identityLevel } : {}),
  };
}

function isLevel(level: number | null): level is 0 | 1 | 2 | 3 {
  return level !== null && [0, 1, 2, 3].includes(level);
}

function moment({ cover, warning, raising }: SignedIn): LogFields {
  if (cover !== null) return { what: 'cover', reason: cover.reason };
  if (warning !== null) return { what: 'warning' };
  return raising === null ? {} : { what: raising.purpose, step: raising.step };
}

function problemOf(state: SessionState): ErrorValue | null {
  if (state.name === 'signed-out') return state.problem;
  return state.name === 'signed-in' ? state.refused : null;
}
