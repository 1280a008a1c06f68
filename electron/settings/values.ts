import * as v from 'valibot';

/**
 * The kinds of value a setting can have. A kind is a schema, which checks, and a form, which says the same in data: for
 * the registry, the policy templates, the installer and the documents.
 */
export interface Kind<Value> {
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly form: Form;
}

export type Form =
  | { readonly is: 'flag' }
  | { readonly is: 'number'; readonly low: number; readonly high: number; readonly unit: Unit }
  | { readonly is: 'choice'; readonly options: readonly string[] }
  | { readonly is: 'text'; readonly of: 'text' | 'path' | 'address'; readonly longest: number }
  /** Several texts or numbers, in order. */
  | { readonly is: 'list'; readonly of: 'text' | 'number'; readonly options: readonly string[] | null }
  /** Several objects, in order. */
  | { readonly is: 'records'; readonly most: number };

export type Unit = 'milliseconds' | 'days' | 'bytes' | 'none';

const longestText = 1_000;

export const flag: Kind<boolean> = { schema: v.boolean('must be true or false'), form: { is: 'flag' } };

/** A whole number within bounds, both included. */
export function number(low: number, high: number, unit: Unit = 'none'): Kind<number> {
  const noun = unit === 'none' ? 'number' : `number of ${unit}`;
  const schema = v.pipe(
    v.number(`must be a ${noun}`),
    v.integer(`must be a whole ${noun}`),
    v.minValue(low, `must be at least ${String(low)}`),
    v.maxValue(high, `must be at most ${String(high)}`),
  );
  return { schema, form: { is: 'number', low, high, unit } };
}

export const milliseconds = (low: number, high: number) => number(low, high, 'milliseconds');

/** A time that a protocol counts in seconds. */
export function wholeSeconds(low: number, high: number): Kind<number> {
  const { schema, form } = milliseconds(low, high);
  return { schema: v.pipe(schema, v.multipleOf(1_000, 'must be whole seconds, in milliseconds')), form };
}

/** One of a few small numbers. */
export function level<const Level extends number>(levels: readonly Level[]): Kind<Level> {
  return {
    schema: v.picklist(levels, `must be one of ${levels.join(', ')}`),
    form: { is: 'number', low: Math.min(...levels), high: Math.max(...levels), unit: 'none' },
  };
}

export function choice<const Option extends string>(options: readonly Option[]): Kind<Option> {
  return {
    schema: v.picklist(options, `must be one of ${options.join(', ')}`),
    form: { is: 'choice', options },
  };
}

const line = v.pipe(
  v.string('must be a text'),
  v.nonEmpty('must not be empty'),
  v.maxLength(longestText, `must have at most ${String(longestText)} characters`),
  // eslint-disable-next-line no-control-regex -- control characters are what is refused.
  v.regex(/^[^\u0000-\u001f\u007f]*$/, 'must hold no control characters'),
);

/** One line of text. */
export function text(pattern?: RegExp, problem = 'must have another form'): Kind<string> {
  const schema = pattern === undefined ? line : v.pipe(line, v.regex(pattern, problem));
  return { schema, form: { is: 'text', of: 'text', longest: longestText } };
}

export const path: Kind<string> = { schema: line, form: { is: 'text', of: 'path', longest: longestText } };

/** An https address; with `loopback`, plain http to this computer, too (a development setting then). */
export function address({ loopback = false, query = true } = {}): Kind<string> {
  const schema = v.pipe(
    line,
    v.check(
      (given) => URL.canParse(given) && (new URL(given).protocol === 'https:' || (loopback && isLoopbackHttp(given))),
      'must be an https address',
    ),
    v.check((given) => !/[\s#]/.test(given) && plain(given), 'must hold no user name and no #'),
    // What reads otherwise than it leads: a backslash counts as a slash, letters of other scripts look like ours.
    v.check((given) => /^[\x21-\x5b\x5d-\x7e]*$/.test(given), 'must hold letters of English alone and no backslash'),
    v.check((given) => query || !given.includes('?'), 'must hold no ?'),
  );
  return { schema, form: { is: 'text', of: 'address', longest: longestText } };
}

function plain(given: string): boolean {
  return URL.canParse(given) && new URL(given).username === '' && new URL(given).password === '';
}

/** Plain http to this computer: simulators and tests. */
export function isLoopbackHttp(given: unknown): boolean {
  if (typeof given !== 'string' || !URL.canParse(given)) return false;
  const { protocol, hostname } = new URL(given);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Several values of one kind, in order, each once. */
export function list<Value extends string | number>(
  of: Kind<Value>,
  { least = 1, most = 20 } = {},
): Kind<readonly Value[]> {
  const schema = v.pipe(
    v.array(of.schema, 'must be a list'),
    v.minLength(least, `must have at least ${String(least)}`),
    v.maxLength(most, `must have at most ${String(most)}`),
    v.check((given) => new Set(given).size === given.length, 'must hold nothing twice'),
  );
  const options = of.form.is === 'choice' ? of.form.options : null;
  return { schema, form: { is: 'list', of: of.form.is === 'number' ? 'number' : 'text', options } };
}

/** Several objects, in order. */
export function records<Value>(of: v.GenericSchema<unknown, Value>, most: number): Kind<readonly Value[]> {
  const schema = v.pipe(v.array(of, 'must be a list'), v.maxLength(most, `must have at most ${String(most)}`));
  return { schema, form: { is: 'records', most } };
}
