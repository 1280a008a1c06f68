export { logFolder } from './folder.ts';
export { lastDays, type LogText } from './last-days.ts';
export { openLog, type Log, type LogOptions, type OpenLog } from './log.ts';
export { redactText } from './redact-text.ts';
export { redactValues } from './redact-values.ts';
export { amrAsLogged, levels, type Level, type LogEvent, type LogFields, type Part } from './vocabulary.ts';
