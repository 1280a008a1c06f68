export { auditEndReasons, type AuditEntry } from './entry.ts';
export { windowsEventLog } from './event-log.ts';
export type { Fault, Problem } from './chain-check.ts';
export { journalFolder, recordsFolder } from './folder.ts';
export { openJournal, type Journal, type JournalOptions, type Recorded, type Sink } from './journal.ts';
export { knownWordsOf } from './reader-words.ts';
export { lastEntries } from './last-entries.ts';
export { sessionWord } from './session-word.ts';
export { verifyJournal, type Verification } from './verify.ts';
