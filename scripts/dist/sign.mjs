import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';

/**
 * How files are signed (Authenticode): by a command line of whoever has the certificate, to which the files are added,
 * for example `signtool sign /a /fd sha256 /td sha256 /tr http://timestamp.example`. Without a command nothing is signed.
 *
 * @param {string | undefined} command
 * @returns {(files: string[]) => Promise<void>} absolute paths; they are changed in place
 */
export function signWith(command) {
  return async (files) => {
    if (command === undefined || files.length === 0) return;
    const line = [command, ...files.map((file) => `"${file}"`)].join(' ');
    const { code, output } = await execute(line, [], { shell: true });
    if (code !== 0) throw new ByHand(`These could not be signed: ${files.join(', ')}\n${output.trim()}`);
  };
}

/** The programs of ours in an app folder: those that Windows and application control ask about. */
export function programsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.exe'))
    .sort()
    .map((file) => join(folder, file));
}
