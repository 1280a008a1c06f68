import type { ErrorValue } from '../../errors/index.ts';

/**
 * Where a setting's value can come from, lowest first: each overrides those before it. `settings-file` is the file of
 * `--settings`, which stands in the place of the installer's values, the machine's file and the person's choices.
 */
export const layers = [
  'default',
  'installer',
  'machine-file',
  'settings-file',
  'user-choice',
  'user-policy',
  'machine-policy',
] as const;
export type Layer = (typeof layers)[number];

/** What policy sets, nobody else can. */
export const lockingLayers: readonly Layer[] = ['user-policy', 'machine-policy'];

/** Values by the setting's name, as they came: nothing has been checked but that they are values. */
export type RawValues = Readonly<Record<string, unknown>>;

/** Something that was not taken. The rest still applies. */
export interface Refusal {
  readonly layer: Layer;
  /** The setting's name; `null` = the source as a whole. */
  readonly key: string | null;
  readonly error: ErrorValue;
}

/** What a source says: got it, not there, could not tell. */
export type Reading =
  | { readonly outcome: 'found'; readonly values: RawValues; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'unknown'; readonly error: ErrorValue };

/** A place that values come from. */
export interface Source {
  readonly layer: Layer;
  /** Where relative paths start; `null` = there are none. */
  readonly folder: string | null;
  read(): Reading;
  /** The file to watch; `null` = it is looked at again when asked. */
  readonly file: string | null;
}
