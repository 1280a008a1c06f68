export { auditEndReasons, type AuditEntry } from './entry.ts';
export type { Fault, Problem } from './chain-check.ts';
export { journalFolder } from './folder.ts';
export { openJournal, type Journal, type JournalOptions, type Recorded, type Sink } from './journal.ts';
export { lastEntries } from './last-entries.ts';
export { verifyJournal, type Verification } from './verify.ts';
