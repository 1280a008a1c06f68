import type { CardEvent } from '../../../electron/cards/card.ts';

/** Collects card events and waits for them, so that tests need no fixed pauses. */
export class EventLog {
  readonly events: CardEvent[] = [];
  readonly #listeners = new Set<() => void>();

  /** Hand this to a watcher. */
  readonly add = (event: CardEvent): void => {
    this.events.push(event);
    for (const listener of [...this.#listeners]) listener();
  };

  /** The events as short lines: `card-inserted R1 3B00`. */
  get lines(): readonly string[] {
    return this.events.map(eventLine);
  }

  /** How many events of a type there are. */
  count(type: CardEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  /** Resolves when the condition holds; fails after `milliseconds` with what was seen. */
  until(condition: (lines: readonly string[]) => boolean, milliseconds = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!condition(this.lines)) return;
        end();
        resolve();
      };
      const end = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(check);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`not seen in ${String(milliseconds)} ms; seen: ${this.lines.join(' | ')}`));
      }, milliseconds);
      this.#listeners.add(check);
      check();
    });
  }

  /** Resolves when the newest line is this one. */
  untilLast(line: string, milliseconds?: number): Promise<void> {
    return this.until((lines) => lines.at(-1) === line, milliseconds);
  }

  /** Forgets what was seen. */
  clear(): void {
    this.events.length = 0;
  }
}

/** An event in one line. */
export function eventLine(event: CardEvent): string {
  switch (event.type) {
    case 'card-inserted':
    case 'card-removed':
      return `${event.type} ${event.card.reader} ${event.card.atr || 'mute'}`;
    case 'reader-attached':
    case 'reader-detached':
      return `${event.type} ${event.reader}`;
    case 'service-stopped':
      return `${event.type} ${event.error ?? ''}`.trim();
    case 'service-started':
    case 'ready':
      return event.type;
  }
}
