import type { ErrorCode } from '../errors/index.ts';
import type { CardEvent } from './card.ts';
import type { CardChange } from './reader-states.ts';

/**
 * Keeps the order of the stream whatever happens underneath: one `service-stopped` per outage, `service-started` before
 * anything else, nothing after the end. Stamps events with the time.
 */
export class ServiceGate {
  readonly #onEvent: (event: CardEvent) => void;
  readonly #now: () => number;
  #service: 'unknown' | 'running' | 'stopped' | 'closed' = 'unknown';

  constructor(onEvent: (event: CardEvent) => void, now: () => number = Date.now) {
    this.#onEvent = onEvent;
    this.#now = now;
  }

  /** Whether the service is reported as running. */
  get running(): boolean {
    return this.#service === 'running';
  }

  /** Reports that the service runs and what is there, then `ready`; if that was reported already, only what is new. */
  started(changes: readonly CardChange[]): void {
    if (this.running) {
      this.changed(changes);
      return;
    }
    if (this.#service === 'closed') return;
    this.#service = 'running';
    this.changed([{ type: 'service-started' }, ...changes, { type: 'ready' }]);
  }

  /** Reports changes while the service runs. */
  changed(changes: readonly CardChange[]): void {
    const at = this.#now();
    for (const change of changes) {
      if (this.running) this.#onEvent({ ...change, at });
    }
  }

  /** Reports once that the service is gone. */
  stopped(error: ErrorCode): void {
    if (this.#service === 'stopped' || this.#service === 'closed') return;
    this.#service = 'stopped';
    this.#onEvent({ type: 'service-stopped', at: this.#now(), error });
  }

  /** Passes an event of another process on, with its own time; what would break the order is dropped. */
  pass(event: CardEvent): void {
    if (this.#service === 'closed') return;
    const before = this.#service;
    if (event.type === 'service-started') this.#service = 'running';
    if (event.type === 'service-stopped') this.#service = 'stopped';
    const isService = event.type === 'service-started' || event.type === 'service-stopped';
    if (isService ? this.#service !== before : this.running) this.#onEvent(event);
  }

  /** No more events. */
  close(): void {
    this.#service = 'closed';
  }
}
