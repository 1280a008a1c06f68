import { people, type SimulatedPerson } from '../people.ts';
import { answerScenarios, spineScenarios, type AnswerScenario, type SpineScenario } from './scenarios.ts';

/** What can be told to the service over `POST /__sim/…`; a world in the same process calls these itself. */
export interface SpineControls {
  issueTicket(person: SimulatedPerson): string;
  destroy(ticket: string): void;
  setScenario(scenario: SpineScenario): void;
  failNext(scenario: AnswerScenario): void;
  setClockOffset(milliseconds: number): void;
  delay(milliseconds: number): void;
}

/**
 * One control request: the answer as JSON text, or `null` for a bad one. `session` takes `{"person": key}` or a whole
 * person and answers `{"token"}`; `destroy` takes `{"token"}`, `scenario` and `fail-next` `{"scenario"}`, `clock` and
 * `delay` `{"milliseconds"}`.
 */
export function control(controls: SpineControls, what: string, body: string): string | null {
  const asked = parsed(body);
  switch (what) {
    case 'session': {
      const person = personOf(asked['person']);
      return person === null ? null : JSON.stringify({ token: controls.issueTicket(person) });
    }
    case 'destroy':
      return done(typeof asked['token'] === 'string' ? asked['token'] : null, (token) => {
        controls.destroy(token);
      });
    case 'scenario':
      return done(spineScenarios.find((name) => name === asked['scenario']) ?? null, (scenario) => {
        controls.setScenario(scenario);
      });
    case 'fail-next':
      return done(isAnswerScenario(asked['scenario']) ? asked['scenario'] : null, (scenario) => {
        controls.failNext(scenario);
      });
    case 'clock':
      return done(numberOf(asked['milliseconds']), (milliseconds) => {
        controls.setClockOffset(milliseconds);
      });
    case 'delay':
      return done(numberOf(asked['milliseconds']), (milliseconds) => {
        controls.delay(milliseconds);
      });
    default:
      return null;
  }
}

function done<T>(value: T | null, act: (value: T) => void): string | null {
  if (value === null) return null;
  act(value);
  return '{"ok":true}';
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A key of the invented people, or a whole person (a test's own; taken as it is). */
function personOf(asked: unknown): SimulatedPerson | null {
  if (typeof asked === 'string') return people.find(({ key }) => key === asked) ?? null;
  const whole = typeof asked === 'object' && asked !== null && 'uid' in asked && 'profiles' in asked;
  return whole ? (asked as SimulatedPerson) : null;
}

function numberOf(asked: unknown): number | null {
  return typeof asked === 'number' && Number.isFinite(asked) ? asked : null;
}

function isAnswerScenario(asked: unknown): asked is AnswerScenario {
  return typeof asked === 'string' && Object.hasOwn(answerScenarios, asked);
}
