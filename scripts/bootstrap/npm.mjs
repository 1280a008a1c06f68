import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute } from './execute.mjs';

/** Runs npm quietly and answers as `execute` does. */
function npm(args, options) {
  const cli = ownNpm();
  return cli ? execute(process.execPath, [cli, ...args], options) : execute('npm', args, options);
}

/** The npm of this very run, to be started through Node: on Windows `npm` is a batch file that cannot be spawned. */
function ownNpm() {
  const { npm_execpath: own } = process.env;
  if (own && own.endsWith('npm-cli.js')) return own;
  const home = dirname(process.execPath);
  const places = [home, join(home, '..', 'lib')].map((folder) =>
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  );
  return places.find((cli) => existsSync(cli));
}

const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/** Why the package registry cannot be reached, or undefined when it answers, be it with an error. */
async function noNetwork() {
  const { code, output } = await npm(['ping', '--loglevel=error', '--fetch-retries=0', '--fetch-timeout=8000'], {
    limit: 15_000,
  });
  if (code === 124) return 'no answer';
  return code === 0 ? undefined : NO_NETWORK.exec(output)?.[1];
}

/**
 * Fetches with npm. Left to itself npm tries for more than a minute before it says that there is no network, so this
 * asks first and then lets npm use what it has kept from earlier. Answers with an explanation when it failed.
 */
export async function fetchWithNpm(args) {
  const obstacle = await noNetwork();
  const { code, output } = await npm([...args, '--loglevel=error', ...(obstacle ? ['--offline'] : [])]);
  if (code === 0) return undefined;
  if (!obstacle) return `${output.trim()}\n\n${HINTS}`;
  return `The package registry cannot be reached (${obstacle}), and npm has not kept what is needed.\n${HINTS}`;
}

const HINTS =
  'If it is the network, see that `npm ping` works: behind a proxy `npm config set proxy …`, with a registry of your ' +
  'own `npm config set registry …`, with a certificate of your own `npm config set cafile …`.';
