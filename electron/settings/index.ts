export { launchIcons, type LaunchIcon } from './list/launch-icons.ts';
export type { LaunchEntry } from './list/launch.ts';
export { languageChoices, themeChoices, type Language, type Theme } from './list/desktop.ts';
export type { LogLevel } from './list/records.ts';
export type { Route } from './list/session.ts';
export { checkSettings, defaultSettings, loadSettings } from './load.ts';
export { endTicketChoices, environments, type EndTicketOn, type Environment, type Settings } from './schema.ts';
export { namedSettings, settingOf, type NamedSetting, type SettingGroup, type SettingKey } from './keys.ts';
export type { Layer, Refusal } from './layers/layer.ts';
export { placesOf, type Places } from './layers/places.ts';
export { valueOf, type Origin, type SettingsInForce } from './layers/resolve.ts';
export {
  openSettings,
  thisComputer,
  type Computer,
  type OpenSettings,
  type SettingsChange,
  type Start,
} from './open.ts';
export type { SetBy } from './setting.ts';
export { welsh } from './texts/cy.ts';
export { english } from './texts/en.ts';
export type { SettingTexts, SettingWords } from './texts/words.ts';
export type { Form } from './values.ts';
