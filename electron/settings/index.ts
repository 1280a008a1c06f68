export { settingsFromArguments } from './from-arguments.ts';
export { checkSettings, defaultSettings, loadSettings } from './load.ts';
export { endTicketChoices, environments, type EndTicketOn, type Environment, type Settings } from './schema.ts';
