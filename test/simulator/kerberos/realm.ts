import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const name = 'WARD.EXAMPLE';

/** A Kerberos realm (MIT's own daemon) with one person, who is signed in, and one service. */
export interface Realm {
  /** For programs of the person who is signed in. */
  readonly env: Readonly<Record<'KRB5_CONFIG' | 'KRB5CCNAME', string>>;
  /** The keys of the service. */
  readonly keytab: string;
  /** `clerk@WARD.EXAMPLE` */
  readonly person: string;
  close(): Promise<void>;
}

/** Starts a realm in `dir` whose only service is an HTTP proxy on `localhost`. */
export async function startRealm({ dir }: { readonly dir: string }): Promise<Realm> {
  await mkdir(dir, { recursive: true });
  const place = (file: string) => join(dir, file);
  const address = `127.0.0.1:${String(await freePort())}`;
  await writeFile(place('krb5.conf'), clientSettings(address));
  await writeFile(place('kdc.conf'), serverSettings(address, dir));
  // The daemon and its tools are among the services, which are not on everybody’s search path.
  const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  const server = { ...process.env, PATH, KRB5_CONFIG: place('krb5.conf'), KRB5_KDC_PROFILE: place('kdc.conf') };
  const admin = (query: string) => run('kadmin.local', ['-r', name, '-q', query], { env: server });
  const password = 'one-for-this-run';
  await run('kdb5_util', ['create', '-s', '-r', name, '-P', password, '-W'], { env: server });
  await admin(`addprinc -pw ${password} clerk`);
  await admin('addprinc -randkey HTTP/localhost');
  await admin(`ktadd -k ${place('proxy.keytab')} HTTP/localhost`);

  const daemon = spawn('krb5kdc', ['-n', '-r', name], { env: server, stdio: ['ignore', 'ignore', 'pipe'] });
  await once(daemon.stderr, 'data');
  const env = { KRB5_CONFIG: place('krb5.conf'), KRB5CCNAME: `FILE:${place('tickets')}` };
  const signIn = spawn('kinit', ['clerk'], { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'ignore'] });
  signIn.stdin.end(`${password}\n`);
  const [code] = (await once(signIn, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`kinit ended with ${String(code)}`);
  return {
    env,
    keytab: place('proxy.keytab'),
    person: `clerk@${name}`,
    async close() {
      daemon.kill();
      if (daemon.exitCode === null) await once(daemon, 'exit');
    },
  };
}

function clientSettings(address: string): string {
  return `[libdefaults]
 default_realm = ${name}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
[realms]
 ${name} = {
  kdc = ${address}
 }
[domain_realm]
 localhost = ${name}
`;
}

function serverSettings(address: string, dir: string): string {
  return `[kdcdefaults]
 kdc_listen = ${address}
 kdc_tcp_listen = ${address}
[realms]
 ${name} = {
  database_name = ${join(dir, 'principals')}
  key_stash_file = ${join(dir, 'stash')}
 }
[logging]
 kdc = STDERR
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
