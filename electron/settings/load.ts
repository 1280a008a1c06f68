import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { settingsSchema, type Settings } from './schema.ts';

/** The largest settings file that is read, in bytes. */
const maxBytes = 256 * 1024;

/** The settings of a machine on which nothing is set. */
export function defaultSettings(): Settings {
  return v.parse(settingsSchema, {});
}

/**
 * Reads a settings file (JSON, UTF-8). A relative `spine.caFile` or `cis2.caFile` is taken from the folder of the file.
 * @throws LanyardError LAN-5001 unreadable, LAN-5002 not JSON, LAN-5003 unknown key, LAN-5004 wrong value; the key is named.
 */
export function loadSettings(file: string): Settings {
  const settings = checkSettings(parseJson(file, readText(file)));
  const { spine, cis2 } = settings;
  return { ...settings, spine: beside(file, spine), cis2: beside(file, cis2) };
}

function beside<Group extends { readonly caFile?: string | undefined }>(file: string, group: Group): Group {
  return group.caFile === undefined ? group : { ...group, caFile: path.resolve(path.dirname(file), group.caFile) };
}

/**
 * Checks settings from any source and fills in the defaults.
 * @throws LanyardError LAN-5003 or LAN-5004, naming the first key that is wrong.
 */
export function checkSettings(raw: unknown): Settings {
  const result = v.safeParse(settingsSchema, raw);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = v.getDotPath(issue) ?? '(the whole file)';
  if (issue.type === 'strict_object' && issue.expected === 'never') throw new LanyardError('LAN-5003', { key });
  throw new LanyardError('LAN-5004', { key, problem: wording(issue) });
}

/** The schema's own sentences are for people; valibot's defaults are reworded and never repeat the received value. */
function wording(issue: v.BaseIssue<unknown>): string {
  return issue.message.startsWith('must ') ? issue.message : `must be ${issue.expected ?? 'a different value'}`;
}

function readText(file: string): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > maxBytes) throw new LanyardError('LAN-5001', { file });
    return readFileSync(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (error) {
    throw new LanyardError('LAN-5001', { file }, { cause: error });
  }
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
