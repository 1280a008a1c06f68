import { LanyardError } from '../errors/index.ts';
import { defaultSettings, loadSettings } from './load.ts';
import type { Settings } from './schema.ts';

const option = '--settings';

/**
 * The settings a desktop start works with: the file named with `--settings FILE` (unpackaged builds only), else the
 * machine's.
 * @throws LanyardError LAN-5005 in a packaged build, LAN-9002 without a file, and what `loadSettings` throws.
 */
export function settingsFromArguments(args: readonly string[], { packaged }: { packaged: boolean }): Settings {
  const index = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  const found = args[index];
  if (found === undefined) return defaultSettings();
  if (packaged) throw new LanyardError('LAN-5005', { option });
  const file = found === option ? args[index + 1] : found.slice(option.length + 1);
  if (file === undefined || file === '' || file.startsWith('--')) {
    throw new LanyardError('LAN-9002', { problem: `${option} needs a file` });
  }
  return loadSettings(file);
}
