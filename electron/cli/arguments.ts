import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LanyardError } from '../errors/index.ts';

type OptionTypes = NonNullable<ParseArgsConfig['options']>;

/** What every command takes. */
const common = { json: { type: 'boolean' }, settings: { type: 'string' } } as const satisfies OptionTypes;

/** The commands, their own options, and how many files they take. */
export const commands = {
  cards: { options: { ...common, watch: { type: 'boolean' }, read: { type: 'boolean' } }, files: 0 },
  'sign-in': {
    options: {
      ...common,
      watch: { type: 'boolean' },
      method: { type: 'string' },
      'no-open': { type: 'boolean' },
      role: { type: 'string' },
    },
    files: 0,
  },
  roles: { options: common, files: 0, more: 1 },
  assertion: { options: { ...common, ticket: { type: 'string' }, 'received-at': { type: 'string' } }, files: 1 },
  check: { options: common, files: 0 },
  settings: { options: common, files: 0, more: 1 },
  'support-file': { options: { ...common, force: { type: 'boolean' } }, files: 0, more: 1 },
  'audit verify': { options: { json: common.json, folder: { type: 'string' } }, files: 0 },
  'audit show': { options: { json: common.json, folder: { type: 'string' }, last: { type: 'string' } }, files: 0 },
} as const;

export type CommandName = keyof typeof commands;

interface CommandShape {
  readonly options: OptionTypes;
  readonly files: number;
  /** How many more it can do with. */
  readonly more?: number;
}

export interface CommandLine {
  readonly command: CommandName | 'help' | 'version';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly watch: boolean;
  /** A file that is there may be replaced. */
  readonly force: boolean;
  /** Whether the cards are read. */
  readonly read: boolean;
  /** `smartcard` is the route through the agent. */
  readonly method: 'smartcard' | 'browser' | undefined;
  /** Whether the browser is opened. */
  readonly open: boolean;
  /** Role profile id. */
  readonly role: string | undefined;
  readonly settings: string | undefined;
  readonly ticket: string | undefined;
  readonly folder: string | undefined;
  /** How many entries. */
  readonly last: number | undefined;
  /** UTC ms. */
  readonly receivedAt: number | undefined;
}

export const usage = `Usage: lanyard COMMAND [OPTIONS]

  cards [--watch | --read] [--json]
                                readers and cards; with --watch a line per event, until stopped; with --read what the
                                cards tell without a passcode, which is refused while somebody is signed in
  sign-in [--method smartcard|browser] [--no-open] [--role ID] [--watch] [--json]
                                sign in with the card or in the browser; with --watch until the session has
                                ended; --no-open only prints the address, --role takes this role profile
  roles [FILE] [--json]         role profiles of whoever is signed in with the Identity Agent, or of a saved
                                userinfo answer of CIS2
  assertion FILE [--ticket T] [--received-at ISO] [--json]
                                read a saved role assertion as the client does; --ticket - takes it from
                                standard input, --received-at says when it was received (default: now)
  check [--json]                the self-test: what works on this computer, what does not, and what to do
  settings [FILE] [--json]      every setting in force, where it comes from, which are locked, which were refused; with
                                FILE what it would give as the settings file of this computer
  support-file [OUT] [--force] [--json]
                                self-test, versions, settings, log and journal in one zip for IT, without secrets;
                                OUT is a file or a folder (default: this one), --force replaces a file
  audit verify [--folder DIR] [--json]
                                whether the journal of sign-ins is as it was written; fails where it is not
  audit show [--last N] [--folder DIR] [--json]
                                its last entries (default: 20)

  --settings FILE               settings (JSON) to use instead of the machine's; development builds only
  --help                        this page
  --version                     which version of Lanyard this is

Lines are JSON with --json, and where a line per event or state is written to a file or pipe.
A line {"warning":{code,message}} says that something in the background did not succeed.
Exit codes: 0 done, 1 failed (after a line {"error":{code,message,remedy}}), 2 command line not understood.
An answer that could not be written, all of it, has failed, too; a reader that closes its pipe early is no failure.
check gives 1 when a check failed; what needs attention or could not be told is in its results alone.
settings gives 1 when something was refused, cards --read when a card could not be read.`;

/** Reads the command line. @throws LanyardError LAN-9002 with what was not understood; values are not repeated. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [name, ...rest] = joined(args);
  if (name === undefined || ['help', '--help', '-h'].includes(name) || rest.includes('--help')) return of('help');
  if (name === '--version') return of('version');
  if (!isCommand(name)) throw new LanyardError('LAN-9002', { problem: 'there is no such command' });
  const command: CommandShape = commands[name];
  const { values, positionals } = parse(rest, command.options);
  demandFiles(positionals.length, command);
  const textOf = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined);
  return {
    command: name,
    files: positionals,
    json: values['json'] === true,
    watch: values['watch'] === true,
    force: values['force'] === true,
    read: readOf(values),
    method: methodOf(textOf('method')),
    open: values['no-open'] !== true,
    role: textOf('role'),
    settings: textOf('settings'),
    ticket: textOf('ticket'),
    folder: textOf('folder'),
    last: countOf(textOf('last')),
    receivedAt: timeOf(textOf('received-at')),
  };
}

/** What is no command, and takes nothing. */
function of(command: 'help' | 'version'): CommandLine {
  return {
    command,
    files: [],
    json: false,
    watch: false,
    force: false,
    read: false,
    method: undefined,
    open: true,
    role: undefined,
    settings: undefined,
    ticket: undefined,
    folder: undefined,
    last: undefined,
    receivedAt: undefined,
  };
}

function readOf(values: Readonly<Record<string, unknown>>): boolean {
  if (values['read'] === true && values['watch'] === true) {
    throw new LanyardError('LAN-9002', { problem: '--read and --watch do not go together' });
  }
  return values['read'] === true;
}

function demandFiles(count: number, { files, more = 0 }: CommandShape): void {
  if (count >= files && count <= files + more) return;
  const problem =
    files + more === 0 ? 'it takes no file' : more > 0 ? 'it takes at most one file' : 'it takes one file';
  throw new LanyardError('LAN-9002', { problem });
}

function methodOf(text: string | undefined): CommandLine['method'] {
  if (text === undefined || text === 'smartcard' || text === 'browser') return text;
  throw new LanyardError('LAN-9002', { problem: '--method takes smartcard or browser' });
}

/** A command of two words becomes one. */
function joined([first, second, ...rest]: readonly string[]): string[] {
  const both = `${first ?? ''} ${second ?? ''}`;
  return isCommand(both) ? [both, ...rest] : [first, second, ...rest].filter((word) => word !== undefined);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function parse(args: string[], options: OptionTypes) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(--?[a-z][a-z-]{0,19})[ '=]/.exec(String(error))?.[1];
    const problem = option === undefined ? 'an option is wrong' : `the option ${option} is unknown or lacks its value`;
    throw new LanyardError('LAN-9002', { problem }, { cause: error });
  }
}

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new LanyardError('LAN-9002', { problem: '--received-at takes an ISO 8601 time' });
  return time;
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new LanyardError('LAN-9002', { problem: '--last takes a number from 1' });
  return Number(text);
}
