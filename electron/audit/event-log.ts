import { eventLogFunctions, type EventLogFunctions } from './event-log-functions.ts';
import { eventOf, eventTypes, type EventRecord } from './event-record.ts';
import type { Sink } from './journal.ts';

/** The source that the installer registers; without that the events come all the same, with a remark of Windows' own. */
const source = 'Lanyard';

/** How many events wait at most; more at once are not told. */
const mostWaiting = 1_000;

/** How long `settled` waits for a service that does not answer, ms. */
const patience = 1_000;

export interface EventLog {
  /** Never waits and never throws; gives up for good when the event log cannot be reached at all. */
  readonly sink: Sink;
  /** Resolves when everything has been told, or after a moment without that. */
  settled(): Promise<void>;
}

/** The event log of Windows; `null` on other systems, which have none. */
export function windowsEventLog(
  platform: NodeJS.Platform = process.platform,
  load: () => Promise<EventLogFunctions> = loadAdvapi,
): EventLog | null {
  return platform === 'win32' ? eventLogOver(load) : null;
}

type Tell = (event: EventRecord) => Promise<unknown>;

function eventLogOver(load: () => Promise<EventLogFunctions>): EventLog {
  let opened: Promise<Tell | null> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    sink(entry) {
      const event = eventOf(entry);
      if (event === null || waiting >= mostWaiting) return;
      opened ??= open(load);
      waiting += 1;
      last = Promise.all([opened, last])
        .then(([tell]) => tell?.(event))
        .catch(() => undefined)
        .finally(() => {
          waiting -= 1;
        });
    },
    async settled() {
      await Promise.race([last, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    },
  };
}

async function open(load: () => Promise<EventLogFunctions>): Promise<Tell | null> {
  try {
    const functions = await load();
    const handle = functions.register(source);
    return handle === null ? null : ({ id, type, text }) => functions.report(handle, eventTypes[type], id, text);
  } catch {
    return null;
  }
}

/** From the system's own folder: a library of that name elsewhere is never asked. */
async function loadAdvapi(): Promise<EventLogFunctions> {
  const { default: native } = await import('koffi');
  return eventLogFunctions(native, `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\advapi32.dll`);
}
