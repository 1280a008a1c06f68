import type { SettingGroup, SettingKey } from '../keys.ts';

/** What a setting is called and what it does, for people. */
export interface SettingWords {
  /** A few words, without a full stop. */
  readonly title: string;
  /** One or two sentences. */
  readonly purpose: string;
}

/** The settings in one language, complete by its type. */
export interface SettingTexts {
  readonly settings: Readonly<Record<SettingKey, SettingWords>>;
  readonly groups: Readonly<Record<SettingGroup, string>>;
}
