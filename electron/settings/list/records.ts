import { optionalSetting, setting } from '../setting.ts';
import { choice, flag, number, text } from '../values.ts';

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The log files of the program. */
export const log = {
  level: setting(choice(logLevels), 'info', { setBy: 'organisation', live: true }),
  days: setting(number(1, 365, 'days'), 14, { setBy: 'organisation', live: false }),
  /** What all log files of one person may take together, whichever session of the operating system wrote them. */
  sizeLimit: setting(number(1_048_576, 1_073_741_824, 'bytes'), 20_971_520, { setBy: 'organisation', live: false }),
};

/** The journal of sign-ins (docs/audit.md). */
export const audit = {
  days: setting(number(7, 3_650, 'days'), 90, { setBy: 'computer', live: false }),
  /** Whether sign-ins and ends also go to the Windows Event Log. */
  eventLog: setting(flag, true, { setBy: 'computer', live: false }),
};

/** Where a small JSON file says which version is current; nothing is ever downloaded from there. */
const location = text(
  /^(?:https:\/\/[^\s#@]+|\\\\[^\\/]+\\.+|[A-Za-z]:[\\/].+|\/.+)$/,
  'must be an https address or an absolute path',
);

export const updates = {
  location: optionalSetting(location, {
    example: String.raw`\\files.example.nhs.uk\software\lanyard.json`,
    setBy: 'computer',
    live: true,
  }),
};
