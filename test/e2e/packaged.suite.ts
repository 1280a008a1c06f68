import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { expect, test as base } from '@playwright/test';
import { hardening, type HardeningIn } from '../../electron/desktop/hardening.ts';
import { startSecretService } from '../simulator/keychain/secret-service.ts';
import { startWorld, type World } from '../simulator/world.ts';
import { PackagedMachine } from './packaged-machine.ts';

/** The package: what is in it, what it does once installed, and what it refuses. */

const dist = path.join(import.meta.dirname, '..', '..', 'dist');
const { version } = JSON.parse(readFileSync(path.join(dist, '..', 'package.json'), 'utf8')) as { version: string };
const deb = path.join(dist, `lanyard_${version}_amd64.deb`);

/** As root Chromium does not start with its sandbox; no other option is taken. */
const asRoot = '--no-sandbox';

interface Fixtures {
  readonly world: World;
}
interface WorkerFixtures {
  /** A machine on which the deb is installed. */
  readonly machine: PackagedMachine;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  machine: [
    async ({}, use) => {
      const machine = await PackagedMachine.make();
      const installed = machine.run(['dpkg', '--force-depends', '-i', deb], { DEBIAN_FRONTEND: 'noninteractive' });
      expect(installed.stderr + installed.stdout).toContain('Setting up lanyard');
      expect(installed.code).toBe(0);
      await use(machine);
      await machine.close();
    },
    { scope: 'worker' },
  ],
  world: async ({ machine }, use) => {
    const world = await startWorld({ readers: 2, cards: 'pcsc' });
    machine.write('/etc/lanyard/settings.json', machineSettings(world));
    await use(world);
    await world.close();
  },
});

/** As IT would set up a machine for a training system of its own. */
function machineSettings(world: World, more: object = {}): string {
  const { identityAgent, spine } = JSON.parse(readFileSync(world.settingsFile, 'utf8')) as Record<string, object>;
  return JSON.stringify({ environment: 'training', identityAgent, spine, ...more });
}

test.describe('what is in it', () => {
  test('the checksums are right, and everything is there', () => {
    const { status } = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: dist });
    expect(status).toBe(0);
    const named = readFileSync(path.join(dist, 'SHA256SUMS'), 'utf8');
    for (const ending of ['_amd64.deb', '.cdx.json', '-licences.txt', '-build.json']) expect(named).toContain(ending);
  });

  test('the deb holds the program and what the system needs of it, and nothing of development', () => {
    const { stdout } = spawnSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' });
    for (const part of [
      './usr/bin/lanyard -> /opt/Lanyard/lanyard',
      './usr/share/applications/lanyard.desktop',
      './usr/share/icons/hicolor/48x48/apps/lanyard.png',
      './usr/share/doc/lanyard/copyright',
      './opt/Lanyard/resources/app.asar',
      './opt/Lanyard/resources/native/ticket-host',
      './opt/Lanyard/LICENSES.chromium.html',
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).toMatch(/^-rwsr-xr-x root\/root .*chrome-sandbox$/m);
    expect(stdout).not.toMatch(/default_app|simulator|libTicketApi|\.map$|\.test\.|\.exe$/m);
  });

  test('the program without its runtime is small', () => {
    const { stdout } = spawnSync('du', ['-sb', path.join(dist, 'linux-unpacked', 'resources')], { encoding: 'utf8' });
    expect(Number(stdout.split('\t')[0])).toBeLessThan(10_000_000);
  });

  test('the bill of materials names every package that is shipped, and the runtime', () => {
    const bom = JSON.parse(readFileSync(path.join(dist, `lanyard-${version}.cdx.json`), 'utf8')) as {
      bomFormat: string;
      components: { group?: string; name: string; version: string; 'bom-ref': string }[];
      dependencies: { ref: string }[];
    };
    const { dependencies } = JSON.parse(readFileSync(path.join(dist, '..', 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(bom.bomFormat).toBe('CycloneDX');
    const named = bom.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
    expect(named).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'electron', 'nhsuk-frontend']));
    const related = new Set(bom.dependencies.map(({ ref }) => ref));
    expect(bom.components.filter((part) => !related.has(part['bom-ref']))).toEqual([]);
    expect(named.filter((name) => /typescript|vitest|playwright|eslint/.test(name))).toEqual([]);
    const licences = readFileSync(path.join(dist, `lanyard-${version}-licences.txt`), 'utf8');
    for (const name of named) expect(licences).toContain(`\n${name} `);
  });
});

test.describe('the main job', () => {
  test('by command line: card in, signed in, card out, ended, exit 0, recorded', async ({ machine, world }) => {
    const command = machine.start(['lanyard', 'sign-in', '--watch', '--json', asRoot], { ...world.env, DISPLAY: '' });
    await expect.poll(() => command.states).toContain('waiting-for-card');
    await world.insert('adaeze');
    await world.typePasscode();
    await expect.poll(() => command.states).toContain('signed-in');
    expect(command.lines.at(-1)).toMatchObject({ user: { id: '555100000017' }, role: { code: 'S8000:G8000:R8003' } });
    await world.remove();
    await expect.poll(() => command.lines.at(-1)).toMatchObject({ state: 'ended', reason: 'card-removed' });
    expect(await command.exit).toBe(0);
    expect(world.agent.ticket).toBeNull();
    const journal = machine.run(['lanyard', 'audit', 'show', '--json', asRoot]);
    expect(journal.code).toBe(0);
    expect(journal.stdout).toMatch(/sign-in-succeeded[^]*session-ended[^]*card-removed/);
    expect(machine.run(['lanyard', 'audit', 'verify', asRoot]).code).toBe(0);
  });

  test('in its window, with a second start beside it', async ({ machine, world }) => {
    const home = { XDG_STATE_HOME: path.join(machine.folder, 'window-state') };
    const env = { ...world.env, ...home };
    machine.write('/etc/lanyard/settings.json', machineSettings(world, { desktop: { autostart: true } }));
    const journal = () => machine.run(['lanyard', 'audit', 'show', '--json', asRoot], env).stdout;
    // A card that is in at start is asked for no passcode; with a ticket that the agent holds already it signs in.
    await world.insert('tomos');
    const before = machine.start(['lanyard', 'sign-in', '--json', asRoot], world.env);
    await world.typePasscode();
    expect(await before.exit).toBe(0);
    const window = machine.start(['lanyard', asRoot], env);
    await expect.poll(journal).toContain('sign-in-succeeded');
    const autostart = path.join(machine.folder, 'home', '.config', 'autostart', 'lanyard.desktop');
    expect(readFileSync(autostart, 'utf8')).toContain('Exec=lanyard --hidden');
    const second = machine.run(['lanyard', asRoot, '--', 'lanyard:show'], env);
    expect(second.code).toBe(0);
    await world.remove();
    await expect.poll(journal).toMatch(/session-ended.*card-removed/);
    await expect.poll(() => world.agent.ticket).toBeNull();
    window.stop();
    expect(await window.exit).toBe(0);
  });

  test('it reaches the keychain and the card readers of the system', async ({ machine, world }) => {
    const keychain = await startSecretService();
    const { stdout } = machine.run(['lanyard', 'check', '--json', asRoot], { ...world.env, ...keychain.env });
    await keychain.close();
    const { results } = JSON.parse(stdout) as { results: { id: string; outcome: string }[] };
    const outcomes = Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({ keychain: 'ok', 'smartcard-service': 'ok', 'ticket-library': 'ok' });
  });

  test('a script gets an answer and an exit code, also without a display', ({ machine }) => {
    const env = { DISPLAY: '' };
    expect(machine.run(['lanyard', '--help', asRoot], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage'),
    });
    const nonsense = machine.run(['lanyard', 'nonsense', asRoot], env);
    expect(nonsense.code).toBe(2);
    expect(JSON.parse(nonsense.stdout)).toMatchObject({ error: { code: 'LAN-9002' } });
  });
});

type Proof = (machine: PackagedMachine, world: World) => Promise<void>;

const help = ['lanyard', '--help', asRoot];

/** One proof for each line of the hardening table that holds in the package. */
const proofs: Record<HardeningIn<'package'>, Proof> = {
  async fuses() {
    const wire = await getCurrentFuseWire(path.join(dist, 'linux-unpacked', 'lanyard'));
    const { fuses } = (await import(new URL('../../scripts/dist/fuses.mjs', import.meta.url).href)) as {
      fuses: Record<string, boolean>;
    };
    const stated = Object.fromEntries(
      Object.entries(fuses).map(([fuse, on]) => [fuse, (on ? '1' : '0').charCodeAt(0)]),
    );
    expect({ ...wire, version: undefined }).toEqual({ ...stated, version: undefined });
  },

  async archive(machine) {
    const folder = '/opt/Lanyard/resources/app';
    machine.write(`${folder}/package.json`, '{"main":"main.js"}');
    machine.write(`${folder}/main.js`, 'process.stdout.write("intruded"); process.exit();');
    const { code, stdout } = machine.run(help);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: lanyard');
    machine.run(['rm', '-r', folder]);
    await Promise.resolve();
  },

  async environment(machine, world) {
    const intruder = path.join(machine.folder, 'intruder.cjs');
    machine.write(intruder, 'process.stdout.write("intruded")');
    const hostile = {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${intruder}`,
      ELECTRON_NO_ASAR: '1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    };
    const { stdout } = machine.run(help, hostile);
    expect(stdout).toContain('Usage: lanyard');
    expect(stdout).not.toContain('intruded');

    // Without the authority that signed Spine's certificate nobody is signed in, whatever the environment says.
    const { spine } = JSON.parse(machineSettings(world)) as { spine: Record<string, unknown> };
    machine.write('/etc/lanyard/settings.json', machineSettings(world, { spine: { ...spine, caFile: undefined } }));
    await world.insert('adaeze');
    const command = machine.start(['lanyard', 'sign-in', '--json', asRoot], { ...world.env, ...hostile });
    await world.typePasscode();
    expect(await command.exit).toBe(1);
    expect(command.lines.at(-1)).toMatchObject({ error: { code: expect.stringMatching(/^LAN-3/) } });

    // What takes effect before our code runs keeps it from starting: nobody signs in, and the ticket is told to nobody.
    machine.write('/etc/lanyard/settings.json', machineSettings(world));
    const { ticket } = world.agent;
    expect(ticket).not.toBeNull();
    const stderrFile = path.join(machine.folder, 'stderr');
    const signIn = `exec lanyard sign-in --json ${asRoot} 2> ${stderrFile}`;
    const listening = machine.start(['sh', '-c', signIn], { ...world.env, NODE_DEBUG: 'https' });
    const code = await listening.exit;
    expect(readFileSync(stderrFile, 'utf8')).not.toContain(encodeURIComponent(String(ticket)));
    expect({ code, lines: listening.lines }).toEqual({ code: 1, lines: [] });
    for (const [name, value] of Object.entries({ NODE_DEBUG: 'https', ELECTRON_DISABLE_SANDBOX: '1' })) {
      for (const args of [['--help'], []]) {
        const started = machine.run(['timeout', '30', 'lanyard', ...args, asRoot], { [name]: value });
        expect(started, `${name}: ${args.join(' ')}`).toMatchObject({ code: 1, stdout: '' });
        expect(started.stderr).toContain(`the environment variable ${name} is set`);
        expect(started.stderr).toContain('LAN-9009');
      }
    }
    expect(machine.run(help, { NODE_DEBUG: '' }).code).toBe(0);
  },

  async options(machine) {
    for (const option of [
      '--inspect=0',
      '--remote-debugging-port=0',
      '--ignore-certificate-errors',
      '--js-flags=x',
      '-r',
    ]) {
      const { code, stderr } = machine.run(['lanyard', asRoot, option]);
      expect(code, option).toBe(1);
      expect(stderr).toContain('LAN-9005');
    }
    const disguised = machine.run(['lanyard', asRoot, '--hidden', ' --remote-debugging-port=0']);
    expect(disguised).toMatchObject({ code: 1, stderr: expect.stringContaining('LAN-9005') });
    await Promise.resolve();
  },

  async development(machine, world) {
    const named = machine.run(['lanyard', 'sign-in', '--json', '--settings', world.settingsFile, asRoot]);
    expect(named.code).toBe(1);
    expect(named.stdout).toContain('LAN-5005');
    machine.write(
      '/etc/lanyard/settings.json',
      machineSettings(world, { environment: 'simulator', cards: { simulatorSocket: '/nowhere' } }),
    );
    const refused = machine.run(['lanyard', 'settings', '--json', asRoot]);
    expect(refused.stdout).toContain('LAN-5007');
    const { stdout } = machine.run(['lanyard', 'cards', '--json', asRoot], world.env);
    expect(JSON.parse(stdout)).toEqual({ readers: world.readers.map((reader) => ({ reader, card: null })) });
    await Promise.resolve();
  },
};

test.describe('what it refuses', () => {
  for (const [name, prove] of Object.entries(proofs) as [HardeningIn<'package'>, Proof][]) {
    test(`${name}: ${hardening[name].what}`, async ({ machine, world }) => {
      await prove(machine, world);
    });
  }
});

test('once removed, nothing of it is left on the machine', ({ machine }) => {
  expect(machine.run(['dpkg', '--purge', 'lanyard']).code).toBe(0);
  for (const place of ['/opt/Lanyard', '/usr/bin/lanyard', '/usr/share/applications/lanyard.desktop']) {
    expect(machine.run(['test', '-e', place]).code, place).toBe(1);
  }
  expect(existsSync('/opt/Lanyard'), 'the real machine was never touched').toBe(false);
});
