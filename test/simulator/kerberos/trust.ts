import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Makes these PEM files the authorities that Chromium on Linux trusts besides its own, for the person with this home. */
export function trustOnly(authorities: readonly string[], home: string): void {
  const folder = join(home, '.pki', 'nssdb');
  const store = `sql:${folder}`;
  mkdirSync(folder, { recursive: true });
  execFileSync('certutil', ['-N', '-d', store, '--empty-password']);
  for (const file of authorities) execFileSync('certutil', ['-A', '-d', store, '-n', file, '-t', 'C,,', '-i', file]);
}
