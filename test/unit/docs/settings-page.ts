import * as v from 'valibot';
import { settingsSchema } from '../../../electron/settings/schema.ts';

/** What each setting is for, in a sentence. A setting without a sentence fails the test. */
const purposes: Record<string, string> = {
  environment:
    'The national environment this workstation works in; shown on every screen and used for the default address.',
  'identityAgent.library':
    'Absolute path of the ticket library. Without it the folders of the Identity Agent and of Windows are searched.',
  'identityAgent.endTicketOn':
    "When the Identity Agent's ticket is destroyed. That signs the person out of every application; `never` is for sites that run the agent in a persistence mode.",
  'identityAgent.silentTimeout': 'How long a call of the agent that never prompts may take.',
  'identityAgent.passcodeTimeout': "How long the person may take in the agent's own windows.",
  'identityAgent.withoutCard': 'Accept a ticket although no card is in a local reader (virtual smartcards).',
  'spine.roleAssertionUrl': 'Address of the role assertion service; without it, the one of the environment.',
  'spine.caFile':
    'PEM file with the certificate authorities trusted for the role assertion host, and for nothing else. A relative path starts at the settings file.',
  'spine.connectTimeout': 'How long making one connection may take.',
  'spine.totalTimeout': 'How long the whole request may take, retries included.',
  'spine.clockTolerance': "How far the assertion's validity may be off the server's clock.",
  'spine.liveOnly': 'Refuse a sign-in in training mode.',
  'session.idleLimit': 'Without keyboard or mouse for so long, the session ends.',
  'session.idleWarning': 'So long before that, the person is warned and may stay.',
  'session.timeLimit': 'So long after sign-in, the session ends whatever happens.',
  'session.endOnLock': 'Whether locking the screen ends the session.',
  'session.ticketWatch': 'How often the Identity Agent is asked whether its ticket is still the same.',
  'session.contactlessGrace':
    'How long a contactless card may lose contact before that counts as its removal; the screen is covered meanwhile.',
  'session.contactGrace': 'The same for a card with contacts.',
  'cards.simulatorSocket': 'Development only: take readers and cards from the simulator at this socket or pipe.',
};

interface Row {
  readonly key: string;
  readonly values: string;
  readonly preset: string;
}

/** `docs/settings.md`, made from the schema. */
export function settingsPage(): string {
  const rows = rowsOf(settingsSchema, '', v.parse(settingsSchema, {}));
  const missing = rows.filter(({ key }) => purposes[key] === undefined).map(({ key }) => key);
  if (missing.length > 0) throw new Error(`settings without a sentence: ${missing.join(', ')}`);
  const table = rows.map(
    ({ key, values, preset }) => `| \`${key}\` | ${values} | ${preset} | ${purposes[key] ?? ''} |`,
  );
  return [
    '# Settings',
    'A settings file is JSON; a dot in a name stands for an object inside an object. Unknown names and wrong values are' +
      ' refused by name, and then nothing of the file is applied. Times are milliseconds. `--settings FILE` works in' +
      ' unpackaged builds only. This page is made from `electron/settings/schema.ts`; a test holds the two together' +
      ' (`npx vitest run --project unit test/unit/docs -u` writes it anew).',
    ['| setting | values | default | what it does |', '| --- | --- | --- | --- |', ...table].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function rowsOf(schema: v.GenericSchema, prefix: string, preset: unknown): Row[] {
  const entries = entriesOf(schema);
  if (entries === null) return [{ key: prefix, values: valuesOf(schema), preset: presetOf(preset) }];
  return Object.entries(entries).flatMap(([name, inner]) =>
    rowsOf(unwrapped(inner), prefix === '' ? name : `${prefix}.${name}`, (preset as Record<string, unknown>)[name]),
  );
}

/** The parts of a schema this page looks at. */
interface Described {
  readonly type: string;
  readonly wrapped?: v.GenericSchema;
  readonly pipe?: readonly (Described & { readonly requirement?: unknown })[];
  readonly entries?: Record<string, v.GenericSchema>;
  readonly options?: readonly unknown[];
}

function described(schema: v.GenericSchema): Described {
  const parts: unknown = schema;
  return parts as Described;
}

function unwrapped(schema: v.GenericSchema): v.GenericSchema {
  return described(schema).wrapped ?? schema;
}

function entriesOf(schema: v.GenericSchema): Record<string, v.GenericSchema> | null {
  const { entries, pipe } = described(schema);
  return entries ?? pipe?.find((step) => step.entries !== undefined)?.entries ?? null;
}

function valuesOf(schema: v.GenericSchema): string {
  const { type, options, pipe } = described(schema);
  if (options !== undefined) return options.map((option) => `\`${String(option)}\``).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  const limit = (kind: string) => pipe?.find((step) => step.type === kind)?.requirement;
  if (type === 'number') return `${String(limit('min_value'))} to ${String(limit('max_value'))}`;
  return 'text';
}

function presetOf(preset: unknown): string {
  return preset === undefined ? '' : `\`${JSON.stringify(preset).replaceAll('"', '')}\``;
}
