import * as v from 'valibot';
import { settingsList } from './list/index.ts';

/** The schema of the settings, made from the list. Objects are strict: an unknown key is refused by name. */

/** An object with just these keys; an array is not one. */
const group = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.custom<Record<string, unknown>>((value) => !Array.isArray(value), 'must be an object'),
    v.strictObject(entries, 'must be an object'),
  );

interface WithSchema {
  readonly schema: v.GenericSchema;
}
type Group = Readonly<Record<string, WithSchema>>;

type GroupSchema<G extends Group> = v.OptionalSchema<
  ReturnType<typeof group<{ readonly [Key in keyof G]: G[Key]['schema'] }>>,
  () => Record<string, never>
>;
type SchemasOf<List> = {
  readonly [Key in keyof List]: List[Key] extends WithSchema
    ? List[Key]['schema']
    : List[Key] extends Group
      ? GroupSchema<List[Key]>
      : never;
};

function schemaOf(entry: WithSchema | Group): v.GenericSchema {
  if (isSetting(entry)) return entry.schema;
  const entries = Object.entries(entry).map(([name, { schema }]) => [name, schema] as const);
  return v.optional(group(Object.fromEntries(entries)), () => ({}));
}

function isSetting(entry: WithSchema | Group): entry is WithSchema {
  return 'schema' in entry && 'preset' in entry;
}

const schemas = Object.entries(settingsList).map(([name, entry]) => [name, schemaOf(entry)] as const);

export const settingsSchema = group(Object.fromEntries(schemas) as SchemasOf<typeof settingsList>);

/** Settings with every default filled in. */
export type Settings = v.InferOutput<typeof settingsSchema>;

export { endTicketChoices, type EndTicketOn } from './list/identity-agent.ts';
export { environments, type Environment } from './list/environment.ts';
