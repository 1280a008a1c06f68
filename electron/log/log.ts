import electronLog from 'electron-log/node';
import { sessionWord } from '../audit/index.ts';
import { CurrentFile } from './current-file.ts';
import { finalLine, loggable } from './line.ts';
import type { Level, LogEvent, LogFields, Part } from './vocabulary.ts';

export interface LogOptions {
  /** See `logFolder`. Made, and kept, as the person's own (0700; its files 0600). */
  readonly folder: string;
  /** What is less important is not written. */
  readonly level?: Level;
  /** Files of more days ago are removed. */
  readonly days?: number;
  /** What all files together may have, bytes; about the last eighth of it may be exceeded by a line. */
  readonly sizeLimit?: number;
  /** Which session of the operating system this runs in; files are never shared between sessions. */
  readonly osSession: string;
  readonly part: Part;
  readonly clock: { now(): number };
}

/** One line each. No call waits for anybody but the disk, none throws, and none can say a secret. */
export interface Log {
  error(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  debug(event: LogEvent, fields?: LogFields): void;
  /** The same log with fields that every line has, for example the attempt. */
  with(fields: LogFields): Log;
}

export interface OpenLog extends Log {
  /** From now on, what is less important is not written (a policy may say so while Lanyard runs). */
  setLevel(level: Level): void;
}

let opened = 0;

/**
 * Opens the log of this person, session and part of the program. The library is reached from here alone, and its one
 * hook lets only lines of the vocabulary through: no caller can go around it. Nothing that goes wrong here is told to
 * anybody: without a log Lanyard works all the same.
 */
export function openLog(options: LogOptions): OpenLog {
  const { folder, level = 'info', days = 14, sizeLimit = 20_000_000, osSession, part, clock } = options;
  const file = new CurrentFile({
    folder,
    writer: `${sessionWord(osSession)}.${part}`,
    days,
    sizeLimit,
    now: () => clock.now(),
  });
  opened += 1;
  // Trouble with a file would go to standard error.
  electronLog.transports.console.writeFn = () => undefined;
  const library = electronLog.create({ logId: `lanyard-${String(opened)}` });
  const { file: toFile, ...others } = library.transports;
  // The one between processes is not there in plain Node, whatever its type says.
  for (const other of Object.values<{ level: unknown } | null | undefined>(others)) if (other) other.level = false;
  library.hooks.push((message, transport) => {
    const [fields] = message.data as [Readonly<Record<string, unknown>>];
    const line = finalLine({ ...fields, time: new Date(clock.now()).toISOString(), level: message.level, part });
    return line !== null && transport === toFile ? { ...message, data: [line] } : false;
  });
  Object.assign(toFile, {
    level,
    maxSize: 0,
    writeOptions: { flag: 'a', mode: 0o600, encoding: 'utf8' },
    transforms: [({ data }: { readonly data: readonly unknown[] }) => JSON.stringify(data[0])],
    resolvePathFn: () => file.path(),
  });

  const write = (at: Level, event: LogEvent, fields: LogFields): void => {
    try {
      library[at]({ ...loggable(fields), event });
    } catch {
      // See above.
    }
  };
  return {
    ...logThrough(write, {}),
    setLevel: (next) => {
      toFile.level = next;
    },
  };
}

type Write = (level: Level, event: LogEvent, fields: LogFields) => void;

function logThrough(write: Write, always: LogFields): Log {
  const at = (level: Level) => (event: LogEvent, fields?: LogFields) => {
    write(level, event, { ...always, ...fields });
  };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    with: (fields) => logThrough(write, { ...always, ...fields }),
  };
}
