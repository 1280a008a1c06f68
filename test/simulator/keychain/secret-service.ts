import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What happens when the keychain wants to ask the user for its password. */
export type Prompter = 'dismissed' | 'unanswered';

export interface SecretServiceOptions {
  /** Default: as if the user pressed Cancel at once. `unanswered`: the question stays for ever. */
  readonly prompter?: Prompter;
  /** Default true. Without, D-Bus runs and nothing on it keeps secrets. */
  readonly keychain?: boolean;
}

/** A D-Bus session with a real Secret Service (gnome-keyring), apart from any other of this machine. */
export interface SecretService {
  /** What Node and Electron children need in their environment; HOME is a fresh folder. */
  readonly env: Readonly<Record<'DBUS_SESSION_BUS_ADDRESS' | 'HOME' | 'XDG_RUNTIME_DIR', string>>;
  /** Locks the default collection, as a user can. */
  lock(): Promise<void>;
  /** Stops the keychain in its tracks: it takes calls and answers none, until thawed. */
  freeze(): void;
  thaw(): void;
  /** Kills the keychain, with every call it has not dealt with, and starts it anew, unlocked, with what it holds on its disk. */
  restart(): Promise<void>;
  /** Whether the keychain runs; it is a program of others, and may end by itself. */
  isRunning(): boolean;
  /** The names of everything in it, whoever wrote it; for looking from outside. */
  paths(): Promise<readonly string[]>;
  /** Ends both daemons and removes what they left. */
  close(): Promise<void>;
}

const collection = '/org/freedesktop/secrets/collection/login';
const run = promisify(execFile);
/** How long a daemon may take on a busy machine, ms. */
const patience = 30_000;

/**
 * Starts a private D-Bus daemon and gnome-keyring with an unlocked, empty default collection. Both end with this
 * process, even when it is killed. Needs Linux and the packages dbus and gnome-keyring; the bootstrap sees to them.
 */
export async function startSecretService(options: SecretServiceOptions = {}): Promise<SecretService> {
  const home = await mkdtemp(join(tmpdir(), 'lanyard-keychain-'));
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/bus`, HOME: home, XDG_RUNTIME_DIR: home };
  const children: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(children.toReversed().map(end));
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const begin = (command: string, args: readonly string[]): ChildProcess => {
    const child = begun(command, args, env);
    children.push(child);
    return child;
  };
  try {
    const configuration = await configure(home, options.prompter ?? 'dismissed');
    begin('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--nosyslog']);
    await until('D-Bus', () => Promise.resolve(existsSync(join(home, 'bus'))));
    const beginKeychain = async (): Promise<ChildProcess> => {
      const keychain = begin('gnome-keyring-daemon', keychainArguments);
      // The password of the collection: an empty line. Without it there would be no default collection.
      keychain.stdin?.end('\n');
      await until('the keychain', async () => (await ask(env, 'ReadAlias', 'string:default')).includes(collection));
      return keychain;
    };
    let daemon = options.keychain === false ? null : await beginKeychain();
    return {
      env,
      lock: async () => {
        await ask(env, 'Lock', `array:objpath:${collection}`);
      },
      freeze: () => {
        daemon?.kill('SIGSTOP');
      },
      thaw: () => {
        daemon?.kill('SIGCONT');
      },
      restart: async () => {
        if (daemon !== null) await end(daemon);
        daemon = await beginKeychain();
      },
      isRunning: () => daemon !== null && daemon.exitCode === null && daemon.signalCode === null,
      paths: async () => (await ask(env, 'SearchItems', 'dict:string:string:')).match(/\/login\/\d+/g) ?? [],
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

const keychainArguments = ['--unlock', '--foreground', '--components=secrets'];

/** A bus of its own kind: nothing of this computer is started on it, so nothing ever asks on a developer's screen. */
async function configure(home: string, prompter: Prompter): Promise<string> {
  const services = join(home, 'services');
  const program = prompter === 'dismissed' ? '/bin/false' : '/bin/sleep 60';
  const file = join(home, 'bus.conf');
  await mkdir(services);
  await writeFile(
    join(services, 'org.gnome.keyring.SystemPrompter.service'),
    `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${program}\n`,
  );
  await writeFile(
    file,
    `<busconfig><type>session</type><listen>unix:path=${home}/bus</listen><auth>EXTERNAL</auth>` +
      `<servicedir>${services}</servicedir><policy context="default"><allow send_destination="*" eavesdrop="true"/>` +
      `<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>\n`,
  );
  return file;
}

/** Starts a program that the kernel ends with this process. */
function begun(command: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

/** One call of org.freedesktop.Secret.Service, by a program of its own; answers with what that prints. */
async function ask(env: Readonly<Record<string, string>>, method: string, argument: string): Promise<string> {
  const target = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const call = [...target, `org.freedesktop.Secret.Service.${method}`, argument];
  const options = { env: { PATH: process.env['PATH'], ...env }, timeout: patience };
  return (await run('dbus-send', ['--session', '--print-reply', ...call], options)).stdout;
}

async function until(what: string, ready: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (await ready().catch(() => false)) return;
    await pause(20);
  }
  throw new Error(`${what} did not start`);
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });
}
