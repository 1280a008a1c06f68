import { isFatal, misbehaviours, type AgentVerb, type Misbehaviour } from './agent-wire.ts';

/** What is to happen at one call, other than the normal. */
export interface Turn {
  readonly delay?: number;
  readonly delayAnswer?: number;
  readonly code?: number;
  readonly misbehaviour?: Misbehaviour;
  readonly used?: number;
  readonly text?: Buffer;
}

/** The turns prepared for each export: the first one prepared meets the first call. */
export class Scenario {
  readonly #turns = new Map<AgentVerb, Turn[]>();

  add(verb: AgentVerb, turn: Turn, times = 1): void {
    const turns = this.#turns.get(verb) ?? [];
    for (let count = 0; count < times; count++) turns.push(turn);
    this.#turns.set(verb, turns);
  }

  /** The turn for this call, taken off the list; nothing special when none was prepared. */
  take(verb: AgentVerb): Turn {
    return this.#turns.get(verb)?.shift() ?? {};
  }

  clear(): void {
    this.#turns.clear();
  }
}

/** The letters that make the library misbehave in this turn while it hands over an answer. */
export function flagsOf(turn: Turn): string | undefined {
  return turn.misbehaviour === undefined ? undefined : misbehaviours[turn.misbehaviour];
}

/** Whether the turn ends the call before the agent has done anything. */
export function endsCall(turn: Turn): boolean {
  return turn.misbehaviour !== undefined && isFatal(turn.misbehaviour);
}
