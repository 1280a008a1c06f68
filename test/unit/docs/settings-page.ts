import { namedSettings, type NamedSetting } from '../../../electron/settings/keys.ts';
import { english } from '../../../electron/settings/texts/en.ts';
import type { Form } from '../../../electron/settings/values.ts';

/** `docs/settings.md`, made from the list of settings. */
export function settingsPage(): string {
  return [
    '# Settings',
    'A settings file is JSON; a dot in a name stands for an object inside an object. Unknown names and wrong values are' +
      ' refused by name, and then nothing of the file is applied. Times are milliseconds. `--settings FILE` works in' +
      ' unpackaged builds only. This page is made from `electron/settings/list/`; a test holds the two together' +
      ' (`npx vitest run --project unit test/unit/docs -u` writes it anew).',
    ['| setting | values | default | what it does |', '| --- | --- | --- | --- |', ...namedSettings.map(row)].join(
      '\n',
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function row({ key, setting }: NamedSetting): string {
  return `| \`${key}\` | ${valuesOf(setting.form)} | ${presetOf(setting.preset)} | ${english.settings[key].purpose} |`;
}

function valuesOf(form: Form): string {
  switch (form.is) {
    case 'flag':
      return '`true`, `false`';
    case 'number':
      return `${String(form.low)} to ${String(form.high)}${form.unit === 'none' ? '' : ` ${form.unit}`}`;
    case 'choice':
      return code(form.options);
    case 'text':
      return form.of;
    case 'list':
      return `list of ${form.options === null ? `${form.of}s` : code(form.options)}`;
    case 'records':
      return `list of up to ${String(form.most)} objects`;
  }
}

function code(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function presetOf(preset: unknown): string {
  if (preset === undefined) return '';
  if (Array.isArray(preset)) return code(preset.map(String));
  return code([typeof preset === 'string' ? preset : JSON.stringify(preset)]);
}
