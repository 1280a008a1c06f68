import type koffi from 'koffi';

/** What of the Windows Event Log is needed; strings are UTF-16. */
export interface EventLogFunctions {
  /** A handle of the source; `null` = the event log cannot be reached. Blocks for a moment. */
  readonly register: (source: string) => unknown;
  /** Writes one event in a thread of its own; resolves to whether it was taken. */
  readonly report: (handle: unknown, type: number, id: number, text: string) => Promise<boolean>;
}

/** Declares them of a library (advapi32). Throws when it, or one of the functions, is missing. */
export function eventLogFunctions(native: typeof koffi, library: string): EventLogFunctions {
  const advapi = native.load(library);
  const register = advapi.func('__stdcall', 'RegisterEventSourceW', 'void *', ['void *', 'str16']);
  const report = advapi.func('__stdcall', 'ReportEventW', 'int32', [
    'void *',
    'uint16',
    'uint16',
    'uint32',
    'void *',
    'uint16',
    'uint32',
    native.pointer('str16'),
    'void *',
  ]);
  const reportAsync = report.async as (...values: unknown[]) => void;
  return {
    register: (source) => register(null, source) as unknown,
    report: (handle, type, id, text) =>
      new Promise((resolve, reject) => {
        // No category, no user, one string, no data.
        reportAsync(handle, type, 0, id, null, 1, 0, [text], null, (error: unknown, taken: unknown) => {
          if (error instanceof Error) reject(error);
          else resolve(taken !== 0);
        });
      }),
  };
}
