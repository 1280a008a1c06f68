import { openJournal } from '../../electron/audit/index.ts';

/** A program of the audit tests: writes into a journal in short bursts until it is killed, and says what must be on the disk. */
const [folder = ''] = process.argv.slice(2);
const journal = openJournal({
  folder,
  now: () => Date.now(),
  osSession: '1',
  maxBytes: 4000,
  onTrouble: (error) => process.stdout.write(`trouble ${error.code}\n`),
});
for (let burst = 1; ; burst += 1) {
  for (let n = 0; n < 1 + (burst % 5); n += 1) journal.append({ kind: 'sign-in-started', attempt: burst });
  await journal.flush();
  process.stdout.write(`${String(burst)}\n`);
}
