import * as v from 'valibot';
import { wording } from '../load.ts';
import { flatten } from './file-source.ts';
import type { RawValues } from './layer.ts';

/** What a computer and the thin client in front of it are called; `null` = there is no thin client, or nobody can tell. */
export interface Names {
  readonly computer: string;
  readonly client: string | null;
}

const pattern = v.pipe(
  v.string('must be a text'),
  v.nonEmpty('must not be empty'),
  v.maxLength(64, 'must have at most 64 characters'),
);
const blocksSchema = v.pipe(
  v.array(
    v.pipe(
      v.strictObject(
        {
          clientName: v.optional(pattern),
          computerName: v.optional(pattern),
          settings: v.custom<Record<string, unknown>>(
            (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
            'must be an object',
          ),
        },
        'must be an object',
      ),
      v.check(
        ({ clientName, computerName }) => clientName !== undefined || computerName !== undefined,
        'must have clientName or computerName',
      ),
    ),
    'must be a list',
  ),
  v.maxLength(100, 'must have at most 100'),
);

export interface Block {
  /** What stands before the names of its settings in a refusal. */
  readonly prefix: string;
  readonly settings: RawValues;
}

/** The blocks that apply to these names, in order: later ones win. Blocks that cannot be understood are refused together. */
export function blocksFor(
  raw: unknown,
  names: Names,
): { readonly blocks: readonly Block[]; readonly problem: { key: string; problem: string } | null } {
  const result = v.safeParse(blocksSchema, raw);
  if (!result.success) {
    const [issue] = result.issues;
    const inside = v.getDotPath(issue);
    const key = inside === null ? 'overrides' : `overrides.${inside}`;
    return { blocks: [], problem: { key, problem: wording(issue) } };
  }
  const blocks = result.output.flatMap(({ clientName, computerName, settings }, index) => {
    const applies =
      (clientName === undefined || (names.client !== null && fits(clientName, names.client))) &&
      (computerName === undefined || fits(computerName, names.computer));
    return applies ? [{ prefix: `overrides.${String(index)}.settings.`, settings: flatten(settings) }] : [];
  });
  return { blocks, problem: null };
}

/**
 * Whether a name fits a pattern: `*` stands for any characters, `?` for one; capitals do not matter. Takes time
 * proportional to the two lengths multiplied, whatever the pattern.
 */
export function fits(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < given.length;) {
    if (wanted[at] === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}
