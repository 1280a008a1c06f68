export { supportDays, supportEntries, type SupportOptions } from './entries.ts';
export type { SupportEntry } from './entry.ts';
export { privateWords } from './private-words.ts';
export { saveSupportFile, supportFileName } from './save.ts';
