import * as v from 'valibot';

/** A schema for what a provider sends: a member that is `null` counts as absent, as providers mean it. */
export function withoutNulls<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.unknown(), v.transform(leaveNullsOut), schema);
}

function leaveNullsOut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
