import type { SettingGroup, SettingKey } from '../keys.ts';
import type { Unit } from '../values.ts';

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
  /** Each word that can be chosen, for a list to choose from. What is not there is a technical name and stays as it is. */
  readonly choices: Readonly<Record<string, string>>;
  /** Blocks of settings for certain computers (see `overrides.ts`). */
  readonly overrides: SettingWords;
  /** What the policy templates say around the settings. */
  readonly templates: {
    readonly name: string;
    readonly description: string;
    readonly supported: string;
    readonly about: (setting: string) => string;
    readonly preset: (value: string) => string;
    readonly number: (low: number, high: number, unit: Unit) => string;
    readonly lines: string;
    readonly numberLines: string;
    readonly recordLines: string;
  };
}
