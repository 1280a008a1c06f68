export { settingsFromArguments } from './from-arguments.ts';
export { launchIcons, type LaunchEntry, type LaunchIcon } from './list/launch.ts';
export { languageChoices, themeChoices, type Language, type Theme } from './list/desktop.ts';
export type { LogLevel } from './list/records.ts';
export type { Route } from './list/session.ts';
export { checkSettings, defaultSettings, loadSettings } from './load.ts';
export { endTicketChoices, environments, type EndTicketOn, type Environment, type Settings } from './schema.ts';
