import * as v from 'valibot';
import { setting } from '../setting.ts';
import { address, choice, flag, level, list, records, text } from '../values.ts';
import { launchIcons } from './launch-icons.ts';

const entry = v.pipe(
  v.custom<Record<string, unknown>>((value) => !Array.isArray(value), 'must be an object'),
  v.strictObject(
    {
      name: text(/^.{1,60}$/u, 'must have 1 to 60 characters').schema,
      url: address().schema,
      icon: v.optional(choice(launchIcons).schema, 'application'),
      /** Shown only while somebody is signed in. */
      needsSignIn: v.optional(flag.schema, true),
      /** Shown only at this level of assurance or above (cis2 6). */
      needsLevel: v.optional(level([1, 2, 3]).schema),
      /** National job roles it is shown to: the role part of the code (rbac 9, no. 2). */
      needsRole: v.optional(list(text(/^[RE]\d{4}$/, 'must be role codes as R8000'), { most: 100 }).schema),
    },
    'must be an object',
  ),
);

export type LaunchEntry = v.InferOutput<typeof entry>;

/** Web applications that are offered for opening in the browser. */
export const launch = setting(records(entry, 30), [], {
  example: [
    {
      name: 'Summary care record',
      url: 'https://records.example.nhs.uk/',
      icon: 'patient-record',
      needsSignIn: true,
      needsLevel: 3,
      needsRole: ['R8000'],
    },
  ],
  setBy: 'organisation',
  live: true,
});
