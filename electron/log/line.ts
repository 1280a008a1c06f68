import * as v from 'valibot';
import { thrownAsLogged } from './thrown.ts';
import {
  fieldForms,
  levels,
  logEvents,
  parts,
  type Level,
  type LogEvent,
  type LogFields,
  type Part,
} from './vocabulary.ts';

/** A line of the log. Of fields that were left out only their number is told. */
export type LogLine = {
  /** UTC, ISO 8601 with milliseconds. */
  readonly time: string;
  readonly level: Level;
  readonly event: LogEvent;
  readonly part: Part;
  readonly omitted?: number;
} & LogFields;

const head = v.object({
  time: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  level: v.picklist(levels),
  event: v.picklist(logEvents),
  part: v.picklist(parts),
});

const headFields = [...Object.keys(head.entries), 'omitted'];

/**
 * Lets of a line only through what the vocabulary knows; `null` = it is none. Every line goes through this when it is
 * written, and again when it is read. Pure; never throws.
 */
export function finalLine(line: Readonly<Record<string, unknown>>): LogLine | null {
  try {
    const begin = v.safeParse(head, line);
    if (!begin.success) return null;
    const kept = Object.entries(fieldForms).flatMap(([name, form]) => {
      const result = Object.hasOwn(line, name) ? v.safeParse(form, line[name]) : null;
      return result?.success === true ? [[name, result.output] as const] : [];
    });
    const given = Object.entries(line).filter(([name, value]) => value !== undefined && !headFields.includes(name));
    const omitted = given.length - kept.length + earlier(line['omitted']);
    return { ...begin.output, ...Object.fromEntries(kept), ...(omitted > 0 ? { omitted } : {}) };
  } catch {
    return null;
  }
}

function earlier(omitted: unknown): number {
  return typeof omitted === 'number' && Number.isInteger(omitted) && omitted > 0 && omitted < 1000 ? omitted : 0;
}

/** Fields as they are logged: of an error only its form, and its code beside the others. */
export function loggable({ error, ...fields }: LogFields): Readonly<Record<string, unknown>> {
  if (error === undefined) return fields;
  const form = thrownAsLogged(error);
  return { ...(form.code === undefined ? {} : { code: form.code }), ...fields, error: form };
}
