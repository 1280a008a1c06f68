import path from 'node:path';
import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { readJsonFile } from './json-file.ts';
import { shownName } from './layers/shown-name.ts';
import { settingsSchema, type Settings } from './schema.ts';

/** The settings of a machine on which nothing is set. */
export function defaultSettings(): Settings {
  return v.parse(settingsSchema, {});
}

/**
 * Reads a settings file (JSON, UTF-8). A relative `spine.caFile` or `cis2.caFile` is taken from the folder of the file.
 * @throws LanyardError LAN-5001 unreadable, LAN-5002 not JSON, LAN-5003 unknown key, LAN-5004 wrong value; the key is named.
 */
export function loadSettings(file: string): Settings {
  const raw = readJsonFile(file);
  if (raw === undefined) throw new LanyardError('LAN-5001', { file });
  const settings = checkSettings(raw);
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
  const key = shownName(v.getDotPath(issue) ?? '(the whole file)');
  if (issue.type === 'strict_object' && issue.expected === 'never') throw new LanyardError('LAN-5003', { key });
  throw new LanyardError('LAN-5004', { key, problem: wording(issue) });
}

/**
 * What is wrong, in the schema's own sentence; valibot's defaults are reworded. What was received is never repeated: it
 * may be a secret in the wrong place.
 */
export function wording(issue: v.BaseIssue<unknown>): string {
  return issue.message.startsWith('must ') ? issue.message : `must be ${issue.expected ?? 'a different value'}`;
}
