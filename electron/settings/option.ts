import { LanyardError } from '../errors/index.ts';

const option = '--settings';

/**
 * The file named with `--settings FILE` or `--settings=FILE`, `null` without it.
 * @throws LanyardError LAN-5005 in a packaged build, LAN-9002 without a file.
 */
export function settingsFileOf(args: readonly string[], { packaged }: { readonly packaged: boolean }): string | null {
  const index = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  const found = args[index];
  if (found === undefined) return null;
  if (packaged) throw new LanyardError('LAN-5005', { option });
  const file = found === option ? args[index + 1] : found.slice(option.length + 1);
  if (file === undefined || file === '' || file.startsWith('--')) {
    throw new LanyardError('LAN-9002', { problem: `${option} needs a file` });
  }
  return file;
}
