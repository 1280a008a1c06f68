import { lstatSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LanyardError } from '../errors/index.ts';

/** The largest settings file that is read, in bytes. */
const maxBytes = 256 * 1024;

/**
 * Reads a JSON file (UTF-8, with or without a byte-order mark). `undefined` = there is none.
 * @throws LanyardError LAN-5001 unreadable, LAN-5002 not JSON.
 */
export function readJsonFile(file: string): unknown {
  const text = readText(file);
  return text === undefined ? undefined : parseJson(file, text);
}

function readText(file: string): string | undefined {
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > maxBytes) throw new LanyardError('LAN-5001', { file });
    return readFileSync(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (error) {
    if (isAbsence(error) && !leadsNowhere(file)) return undefined;
    throw new LanyardError('LAN-5001', { file }, { cause: error });
  }
}

/** Whether an error says that there is no such file, rather than that nobody can tell. */
function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Whether it is, or is behind, a link to what is not there now: of a file elsewhere nobody can tell whether it has gone. */
function leadsNowhere(place: string): boolean {
  const quietly = { throwIfNoEntry: false } as const;
  if (lstatSync(place, quietly) !== undefined) return statSync(place, quietly) === undefined;
  const folder = path.dirname(place);
  return folder !== place && leadsNowhere(folder);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The parser's own sentence quotes the text around the error, which may be a secret pasted in the wrong place.
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    const problem =
      line === undefined ? 'it begins or ends with something that is not JSON' : `see line ${String(line)}`;
    throw new LanyardError('LAN-5002', { file, problem });
  }
}
