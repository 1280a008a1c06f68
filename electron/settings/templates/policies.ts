import { namedSettings, type SettingGroup } from '../keys.ts';
import { isForDevelopment, type SetBy } from '../setting.ts';
import type { SettingTexts, SettingWords } from '../texts/words.ts';
import type { Form } from '../values.ts';

/** What the policy templates hold: every setting that is not for development, and the blocks for certain computers. */
export interface Policy {
  /** Name of the registry value: the setting's. */
  readonly name: string;
  /** As names in the templates may be written. */
  readonly id: string;
  readonly category: SettingGroup | null;
  readonly form: Form;
  readonly preset: unknown;
  readonly setBy: SetBy;
  readonly words: (texts: SettingTexts) => SettingWords;
}

export const policies: readonly Policy[] = [
  ...namedSettings
    .filter(({ setting }) => !isForDevelopment(setting))
    .map(({ key, group, setting }): Policy => ({
      name: key,
      id: key.replaceAll('.', '_'),
      category: group,
      form: withoutDevelopment(setting.form, setting.forDevelopment),
      preset: setting.preset,
      setBy: setting.setBy,
      words: (texts) => texts.settings[key],
    })),
  {
    name: 'overrides',
    id: 'overrides',
    category: null,
    form: { is: 'records', most: 100 },
    preset: undefined,
    setBy: 'computer',
    words: (texts) => texts.overrides,
  },
];

function withoutDevelopment(form: Form, forDevelopment: (value: unknown) => boolean): Form {
  if (form.is !== 'choice') return form;
  return { ...form, options: form.options.filter((option) => !forDevelopment(option)) };
}
