import { defaultSettings, loadSettings } from './load.ts';
import { settingsFileOf } from './option.ts';
import type { Settings } from './schema.ts';

/**
 * The settings of the file named with `--settings FILE` (unpackaged builds only), else the defaults.
 * @throws LanyardError LAN-5005 in a packaged build, LAN-9002 without a file, and what `loadSettings` throws.
 */
export function settingsFromArguments(args: readonly string[], where: { packaged: boolean }): Settings {
  const file = settingsFileOf(args, where);
  return file === null ? defaultSettings() : loadSettings(file);
}
