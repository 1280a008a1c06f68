import { namedSettings, type SettingKey } from '../keys.ts';
import { installerKey } from '../registry-keys.ts';
import { isForDevelopment } from '../setting.ts';

export interface InstallerProperty {
  readonly property: string;
  readonly setting: SettingKey;
  /** What the text of the property must be. A list has its parts separated by `;`. */
  readonly type: 'flag' | 'number' | 'choice' | 'text' | 'list';
  readonly values?: readonly string[];
  readonly low?: number;
  readonly high?: number;
}

/** The public properties of the MSI. Everything is written as REG_SZ; an empty text counts as not set. */
export function installerProperties(): InstallerProperty[] {
  return namedSettings
    .filter(({ setting }) => !isForDevelopment(setting))
    .flatMap(({ key, setting: { form, forDevelopment } }): InstallerProperty[] => {
      const named = { property: propertyOf(key), setting: key };
      switch (form.is) {
        case 'number':
          return [{ ...named, type: 'number', low: form.low, high: form.high }];
        case 'choice':
          return [{ ...named, type: 'choice', values: form.options.filter((option) => !forDevelopment(option)) }];
        case 'flag':
          return [{ ...named, type: 'flag', values: ['true', 'false'] }];
        case 'list':
          return [{ ...named, type: 'list', ...(form.options === null ? {} : { values: form.options }) }];
        case 'text':
          return [{ ...named, type: 'text' }];
        case 'records':
          return [];
      }
    });
}

/** The property of a setting, or `null` where it has none: `cis2.clientId` is `CIS2_CLIENT_ID`. */
export function propertyOf(key: SettingKey): string {
  return key
    .replaceAll('.', '_')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();
}

/** `build/policy/msi-properties.json`, which the installer's source is made from. */
export function installerFile(): string {
  const file = {
    about: 'Made from the list of settings by scripts/policy.mjs. Not to be edited.',
    root: 'HKLM',
    key: installerKey,
    valueType: 'REG_SZ',
    properties: installerProperties(),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
