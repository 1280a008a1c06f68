import { settingsList } from './list/index.ts';
import type { AnySetting } from './setting.ts';

type List = typeof settingsList;
type Dotted<Name extends string, Entry> = Entry extends { readonly preset: unknown }
  ? Name
  : `${Name}.${keyof Entry & string}`;

/** A setting's name: its place in the list, with a dot for an object inside an object. */
export type SettingKey = { [Name in keyof List]: Dotted<Name, List[Name]> }[keyof List];

/** A group of settings, or a setting of its own: the categories of the policy templates and of the documents. */
export type SettingGroup = keyof List;

export interface NamedSetting {
  readonly key: SettingKey;
  readonly group: SettingGroup;
  readonly setting: AnySetting;
}

/** Every setting with its name, in the order of the list. */
export const namedSettings: readonly NamedSetting[] = Object.entries(settingsList).flatMap(([group, entry]) =>
  namesIn(group, entry).map(([key, setting]) => ({ key, group, setting }) as NamedSetting),
);

function namesIn(group: string, entry: AnySetting | Readonly<Record<string, AnySetting>>): [string, AnySetting][] {
  if (isSetting(entry)) return [[group, entry]];
  return Object.entries(entry).map(([name, setting]) => [`${group}.${name}`, setting]);
}

const byKey = new Map<string, NamedSetting>(namedSettings.map((named) => [named.key, named]));

/** The setting of a name, or `undefined` where there is none. */
export function settingOf(key: string): NamedSetting | undefined {
  return byKey.get(key);
}

function isSetting(entry: AnySetting | Readonly<Record<string, AnySetting>>): entry is AnySetting {
  return 'preset' in entry;
}
