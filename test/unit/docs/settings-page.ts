import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isPartOfSession } from '../../../electron/compose/live-session.ts';
import { namedSettings, type NamedSetting } from '../../../electron/settings/keys.ts';
import { installerProperties } from '../../../electron/settings/templates/installer.ts';
import { english } from '../../../electron/settings/texts/en.ts';
import type { Form } from '../../../electron/settings/values.ts';

const columns = ['setting', 'values', 'default', 'may be set by', 'takes effect', 'installer', 'what it does'];

/** `docs/settings.md`: its head as it is written (`settings-head.md`), and the table from the list of settings. */
export function settingsPage(): string {
  const head = readFileSync(path.join(import.meta.dirname, 'settings-head.md'), 'utf8').trimEnd();
  const table = [columns, columns.map(() => '---'), ...namedSettings.map(row)];
  return `${head}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function row({ key, setting }: NamedSetting): string[] {
  return [
    code([key]),
    valuesOf(setting.form),
    presetOf(setting.preset),
    setting.setBy,
    setting.live ? 'at once' : isPartOfSession(key) ? 'new session' : 'next start',
    code(installerProperties().flatMap((one) => (one.setting === key ? [one.property] : []))),
    english.settings[key].purpose,
  ];
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
