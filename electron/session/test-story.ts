import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { Evidence } from './proof.ts';
import type { SessionState } from './state.ts';
import { identity, mark } from './test-data.ts';
import { initialState, transition } from './transition.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const card: Card = { reader: 'Reader', atr: '3B01', count: 3 };
export const contactless: Card = { ...card, atr: '3B8180018080' };

/** A session that is moved along both clocks. */
export class Story {
  state: SessionState;
  effects: string[] = [];
  wall = 1_000 * hour;
  mono = 0;
  readonly policy: SessionPolicy;

  constructor(policy: Partial<SessionPolicy> = {}, evidence: Evidence | null = null) {
    this.policy = { ...defaultPolicy, ...policy };
    this.state = initialState(this.wall, evidence);
  }

  get context() {
    return { now: this.wall, mono: this.mono, policy: this.policy };
  }

  post(...events: SessionEvent[]): this {
    for (const event of events) {
      const { state, effects } = transition(this.state, event, this.context);
      this.state = state;
      this.effects = effects.map((effect) => effect.type);
    }
    return this;
  }

  signIn(with_: Card = card): this {
    return this.post(
      { type: 'reader-attached', reader: with_.reader, at: 0 },
      { type: 'ready', at: 0 },
      { type: 'card-inserted', card: with_, at: 0 },
      { type: 'ticket-obtained', attempt: 1, mark },
      { type: 'assertion-accepted', attempt: 1, identity },
    );
  }

  /** Time goes by on both clocks; then the clocks are looked at. */
  later(milliseconds: number, idleFor = 0, { wall = milliseconds } = {}): this {
    this.mono += milliseconds;
    this.wall += wall;
    return this.post({ type: 'time-passed', idleFor });
  }
}
