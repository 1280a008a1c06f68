import * as v from 'valibot';
import type { Form, Kind } from './values.ts';

/**
 * Who may set it: the person, too (`user`); only the organisation, for a person or a computer (`organisation`); only the
 * organisation and only for the whole computer (`computer`).
 */
export type SetBy = 'user' | 'organisation' | 'computer';

/** One setting: everything about it but its name, which is its place in the list, and its words (`texts/`). */
export interface Setting<Value, Preset extends Value | undefined> {
  readonly schema: v.OptionalSchema<v.GenericSchema<unknown, Value>, Preset>;
  readonly form: Form;
  readonly preset: Preset;
  /** A value that makes sense where there is no default, or where the default is empty. */
  readonly example: Value | undefined;
  readonly setBy: SetBy;
  /** Whether a change takes effect while the program runs; otherwise at its next start. */
  readonly live: boolean;
  /** A value for development: refused when packaged, and where policy says that the computer works live. */
  readonly forDevelopment: (value: unknown) => boolean;
  /** A value for tests and labs: refused wherever the environment in force is live. */
  readonly notForLive: (value: unknown) => boolean;
}

export type AnySetting = Setting<unknown, unknown>;

interface Traits<Value> {
  readonly example?: Value;
  readonly setBy: SetBy;
  readonly live: boolean;
  readonly forDevelopment?: (value: unknown) => boolean;
  readonly notForLive?: (value: unknown) => boolean;
}

const never = () => false;

/** A setting that always has a value. */
export function setting<Value, const Preset extends Value & NonNullable<unknown>>(
  kind: Kind<Value>,
  preset: Preset,
  traits: Traits<NoInfer<Value>>,
): Setting<Value, Preset> {
  return {
    schema: v.optional<typeof kind.schema, Preset>(kind.schema, preset),
    form: kind.form,
    preset,
    example: undefined,
    forDevelopment: never,
    notForLive: never,
    ...traits,
  };
}

/** A setting that may have no value. */
export function optionalSetting<Value>(
  kind: Kind<Value>,
  traits: Traits<NoInfer<Value>> & { readonly example: NoInfer<Value> },
): Setting<Value, undefined> {
  return {
    schema: v.optional(kind.schema),
    form: kind.form,
    preset: undefined,
    forDevelopment: never,
    notForLive: never,
    ...traits,
  };
}

/** Whether the setting as a whole is for development, not just some of its values. */
export function isForDevelopment({ preset, example, forDevelopment }: AnySetting): boolean {
  return forDevelopment(preset ?? example);
}
