import { linkActionAmong, linkActionOf, type LinkAction } from './deep-link.ts';

/** What the program was started for. */
export type Start =
  | { readonly kind: 'window'; readonly link: LinkAction | null; readonly hidden: boolean }
  /** A command of the command line, with its arguments. */
  | { readonly kind: 'command'; readonly args: readonly string[] }
  /** An installed Lanyard does not start with this option. */
  | { readonly kind: 'refused'; readonly option: string };

/** Starts with the window out of sight; what starts with Windows gives it. */
export const hiddenOption = '--hidden';

/** These only say how things look. */
const looks = [
  '--disable-gpu',
  '--force-device-scale-factor',
  '--force-renderer-accessibility',
  '--lang',
  '--ozone-platform',
  '--ozone-platform-hint',
] as const;

/**
 * The options an installed Lanyard takes, all else is refused: Chromium and Node obey hundreds, among them those that
 * open a debugger, trust every certificate or load code (`hardening.ts`).
 */
export const harmlessOptions = [hiddenOption, ...looks] as const;

/** Goes on to the settings, which refuse it with their own words. */
const settingsOption = '--settings';

export interface StartSurroundings {
  readonly packaged: boolean;
  /** Chromium does not run as root (containers) with a sandbox. */
  readonly root: boolean;
}

/**
 * What a start with these arguments (`process.argv`) means. Unpackaged builds are started by developers and tests, with
 * Electron's own options, and always show the window.
 */
export function startOf(argv: readonly string[], { packaged, root }: StartSurroundings): Start {
  const given = argv.slice(1);
  if (!packaged) return windowStart(given);
  const args = root ? given.filter((arg) => arg !== '--no-sandbox') : given;
  const [first] = args;
  if (first !== undefined && (isHelp(first) || !(isOption(first) || isAddress(first))))
    return { kind: 'command', args };
  const refused = args.slice(0, endOfOptions(args)).find((arg) => !isAllowed(arg));
  return refused === undefined ? windowStart(args) : { kind: 'refused', option: nameOf(refused) };
}

function windowStart(args: readonly string[]): Start {
  return { kind: 'window', link: linkActionAmong(args), hidden: args.includes(hiddenOption) };
}

/** Windows starts an address as `Lanyard.exe -- "%1"`: what follows is never an option, for Chromium neither. */
function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf('--');
  return end === -1 ? args.length : end;
}

/** On Windows Chromium takes `/name` for an option, too; nothing that we take begins so. Only tells a command apart. */
function isOption(arg: string): boolean {
  return arg.startsWith('-') || arg.startsWith('/');
}

function isHelp(arg: string): boolean {
  return arg === '--help' || arg === '-h' || arg === '--version';
}

/** Whatever claims to be an address of ours is none of a command's, also when it asks for nothing that we know. */
function isAddress(arg: string): boolean {
  return linkActionOf(arg) !== null || /^lanyard:/i.test(arg);
}

/**
 * What the window is started with is allowed by name and all else refused: Chromium strips white space before it looks for
 * an option, so what does not look like one may be one.
 */
function isAllowed(arg: string): boolean {
  if (arg === hiddenOption || isAddress(arg)) return true;
  const name = nameOf(arg);
  return name === settingsOption || looks.some((option) => option === name);
}

function nameOf(option: string): string {
  return option.split('=', 1)[0]?.slice(0, 60) ?? '';
}
