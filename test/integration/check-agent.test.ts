import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { workstationKind } from '../../electron/diagnostics/checks/workstation-kind.ts';
import { fileVersion } from '../../electron/diagnostics/computer/file-version.ts';
import { windowsFile } from '../../electron/diagnostics/test-data.ts';
import { workstationState } from '../../electron/workstation/index.ts';
import { nothing } from '../../electron/workstation/test-data.ts';
import { buildTicketHost } from '../simulator/agent/build-native.ts';
import { ticketBench } from '../simulator/agent/ticket-bench.ts';
import { check, folder } from './check-bench.ts';

/** The checks of the Identity Agent: the real ticket host, the real library of the simulated agent, and files that are wrong. */

const withLibrary = (library: string) => ({ identityAgent: { library, silentTimeout: 1_000 } });

async function libraryOf(bytes: Buffer): Promise<string> {
  const file = path.join(await folder(), 'TicketApiDll.dll');
  await writeFile(file, bytes);
  return file;
}

describe('the ticket library', () => {
  test('[check ticket-library] is found where the settings say, with its kind', async () => {
    const { agent } = await ticketBench();
    const found = await check('ticket-library', withLibrary(agent.libraryPath));
    expect(found).toMatchObject({ outcome: 'ok', code: null });
    expect(found.facts).toMatchObject({ path: agent.libraryPath, machine: 'elf64', signature: 'unknown' });
  });

  test('[check ticket-library] is missing', async () => {
    const missing = await check('ticket-library', withLibrary('/nowhere/TicketApiDll.dll'));
    expect(missing).toMatchObject({ outcome: 'failed', code: 'LAN-2001' });
    expect(missing.explanation).toContain('/nowhere/TicketApiDll.dll');
    expect(await check('identity-agent', withLibrary('/nowhere/TicketApiDll.dll'))).toMatchObject({
      outcome: 'could-not-tell',
    });
  });

  test('[check ticket-library] is named by a path that is not a full one', async () => {
    expect(await check('ticket-library', withLibrary('TicketApiDll.dll'))).toMatchObject({
      outcome: 'failed',
      code: 'LAN-2002',
    });
  });

  test('[check ticket-library] is no library', async () => {
    const text = await libraryOf(Buffer.from('this is no library'));
    expect(await check('ticket-library', withLibrary(text))).toMatchObject({ outcome: 'failed', code: 'LAN-2003' });
  });

  test('[check ticket-library] is a 64-bit one where there is a ticket host for 32 bits alone', async () => {
    const hostFolder = await folder();
    await copyFile(await buildTicketHost(), path.join(hostFolder, 'ticket-host-x86.exe'));
    const library = await libraryOf(windowsFile({ machine: 'x64', version: '2.4.10.0' }));
    const wrong = await check('ticket-library', withLibrary(library), { hostFolder });
    expect(wrong).toMatchObject({ outcome: 'failed', code: 'LAN-2004' });
    expect(wrong.sentence).toContain('32-bit and 64-bit differ');
    expect(wrong.explanation).toContain('is x64, the ticket host is x86');
    expect(wrong.facts).toMatchObject({ version: '2.4.10.0', signature: 'unsigned' });
    const right = await libraryOf(windowsFile({ machine: 'x86' }));
    expect((await check('ticket-library', withLibrary(right), { hostFolder })).outcome).toBe('ok');
  });

  test('[check ticket-library] has no ticket host at all', async () => {
    const { agent } = await ticketBench();
    const hostFolder = path.join(await folder(), 'empty');
    await mkdir(hostFolder);
    const found = await check('ticket-library', withLibrary(agent.libraryPath), { hostFolder });
    expect(found).toMatchObject({ outcome: 'failed', code: 'LAN-2004' });
    expect(found.explanation).toContain('the ticket host is missing');
  });
});

describe('the agent', () => {
  test('[check identity-agent] answers, is never made to prompt, and its ticket is told to nobody', async () => {
    const { agent } = await ticketBench();
    const nobody = await check('identity-agent', withLibrary(agent.libraryPath));
    expect(nobody).toMatchObject({ outcome: 'ok', sentence: 'The Identity Agent answers. Nobody is signed in.' });
    agent.replaceTicket('AQIC5wM2LY4Sfc-a-planted-ticket-000001');
    const somebody = await check('identity-agent', withLibrary(agent.libraryPath));
    expect(somebody.sentence).toContain('Somebody is signed in.');
    expect(JSON.stringify(somebody)).not.toContain('AQIC5');
    expect(agent.promptsOpened).toBe(0);
    expect(agent.ticket, 'the ticket is left as it was').not.toBeNull();
    expect(new Set(agent.calls.map(({ verb }) => verb))).not.toContain('getTicket');
    expect(new Set(agent.calls.map(({ verb }) => verb))).not.toContain('destroyTicket');
  });

  test('[check identity-agent] is not running: what to start is said', async () => {
    const { agent } = await ticketBench();
    const library = agent.libraryPath;
    await agent.close();
    const stopped = await check('identity-agent', withLibrary(library));
    expect(stopped.outcome).toBe('failed');
    expect(stopped.code).toMatch(/^LAN-2\d{3}$/);
    expect(stopped.cure).toMatch(/Identity Agent/);
  });

  test('[check identity-agent] hangs: it has failed within its time', async () => {
    const { agent } = await ticketBench();
    agent.misbehaveNext('getTicketNoAuth', 'hang');
    const hanging = await check('identity-agent', withLibrary(agent.libraryPath));
    expect(hanging).toMatchObject({ outcome: 'failed', code: 'LAN-2009' });
  });

  test('[check identity-agent] crashes: that is a failure, and the next check is answered', async () => {
    const { agent } = await ticketBench();
    agent.misbehaveNext('getTicketNoAuth', 'crash');
    expect(await check('identity-agent', withLibrary(agent.libraryPath))).toMatchObject({
      outcome: 'failed',
      code: 'LAN-2008',
    });
    expect(await check('identity-agent', withLibrary(agent.libraryPath))).toMatchObject({ outcome: 'ok' });
  });
});

describe('the workstation', () => {
  test('[check workstation] [check ways-to-sign-in] go by the library that is really there', async () => {
    const { agent } = await ticketBench();
    const settings = withLibrary(agent.libraryPath);
    expect(await check('workstation', settings)).toMatchObject({
      outcome: 'ok',
      facts: { ticketLibrary: agent.libraryPath },
    });
    expect((await check('ways-to-sign-in', settings)).facts).toMatchObject({ routes: ['agent'] });
  });

  test('[check ways-to-sign-in] none of them works: every reason is named', async () => {
    const none = await check('ways-to-sign-in', withLibrary('/nowhere/TicketApiDll.dll'));
    expect(none).toMatchObject({ outcome: 'failed', code: 'LAN-8106' });
    expect(none.explanation).toContain('LAN-8101, LAN-4014');
  });

  test('[check ways-to-sign-in] a library that cannot be used is no way to sign in', async () => {
    const hostFolder = path.dirname(await buildTicketHost());
    const damaged = await libraryOf(Buffer.from('this is no library'));
    const wrongBits = await libraryOf(windowsFile({ machine: 'x86' }));
    for (const [library, code] of [
      [damaged, 'LAN-2003'],
      [wrongBits, 'LAN-2007'],
    ] as const) {
      const found = await check('ways-to-sign-in', withLibrary(library), { hostFolder });
      expect(found).toMatchObject({ outcome: 'failed', code: 'LAN-8106' });
      expect(found.explanation).toContain(`${code}, LAN-4014`);
    }
  });

  test('[check ways-to-sign-in] the browser is refused by the settings as a sign-in is', async () => {
    const { agent } = await ticketBench();
    const refused = (environment: string, cis2: object) =>
      check('ways-to-sign-in', { ...withLibrary(agent.libraryPath), environment, cis2: { clientId: 'me', ...cis2 } });
    const brokerUrl = 'https://broker.example';
    for (const [environment, cis2, code] of [
      ['integration', {}, 'LAN-4310'],
      ['live', { client: 'direct' }, 'LAN-4012'],
      ['live', { brokerUrl, requiredLevel: 0 }, 'LAN-4011'],
    ] as const) {
      const found = await refused(environment, cis2);
      expect(found).toMatchObject({ outcome: 'attention', code });
      expect(found.facts).toMatchObject({ routes: ['agent'], leftOut: [`browser: ${code}`] });
    }
    expect(await refused('live', { brokerUrl })).toMatchObject({
      outcome: 'ok',
      facts: { routes: ['agent', 'browser'] },
    });
  });

  test('[check settings] a nonce that need not come back is said in live, where the browser is used', async () => {
    const withoutNonce = (environment: string, cis2: object) =>
      check('settings', { environment, cis2: { requireNonce: false, ...cis2 } });
    const used = { clientId: 'me', brokerUrl: 'https://broker.example' };
    const said = await withoutNonce('live', used);
    expect(said).toMatchObject({ outcome: 'attention', code: 'LAN-8505' });
    expect(said.explanation).toContain('cis2.requireNonce = false');
    expect((await withoutNonce('integration', used)).outcome).toBe('ok');
    expect((await withoutNonce('live', {})).outcome).toBe('ok');
  });

  test('[check settings] a file of authorities that anybody can change is said, except in the simulator', async () => {
    const caFile = path.join(await folder(), 'authorities.pem');
    await writeFile(caFile, 'PEM');
    const said = (environment: string) => check('settings', { environment, spine: { caFile } });
    expect((await said('live')).outcome).toBe('ok');
    await chmod(caFile, 0o666);
    const exposed = await said('live');
    expect(exposed).toMatchObject({ outcome: 'attention', code: 'LAN-8506' });
    expect(exposed.explanation).toContain(`spine.caFile (${caFile})`);
    expect((await said('simulator')).outcome).toBe('ok');
  });

  test('[check workstation] an agent whose program file says 2.4.6.0 is too old', async () => {
    const agentFile = path.join(await folder(), 'IdentityAgent.exe');
    const found = (version: string) =>
      writeFile(agentFile, windowsFile({ version })).then(() =>
        workstationKind.run({
          workstation: {
            state: () => Promise.resolve(workstationState({ ...nothing, agentFile })),
            versionOf: fileVersion,
            routes: ['agent'],
            cis2Configured: false,
            endsOn: '2027-02-28',
            warnBefore: 120,
          },
        }),
      );
    expect(await found('2.4.6.0')).toMatchObject({ outcome: 'failed', code: 'LAN-8103' });
    expect(await found('2.4.10.0')).toMatchObject({ outcome: 'ok', facts: { agentVersion: '2.4.10.0' } });
  });

  test('[check agent-end] is told from the day of the settings, where there is no other way to sign in', async () => {
    const { agent } = await ticketBench();
    const endsOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { identityAgent } = withLibrary(agent.libraryPath);
    const soon = await check('agent-end', { identityAgent: { ...identityAgent, endsOn: endsOn(30) } });
    expect(soon).toMatchObject({ outcome: 'attention', code: 'LAN-8108' });
    expect(soon.sentence).toContain(endsOn(30));
    expect((await check('agent-end', { identityAgent: { ...identityAgent, endsOn: endsOn(300) } })).outcome).toBe('ok');
  });

  test('[check agent-environment] could not tell where there is no registry', async () => {
    const { agent } = await ticketBench();
    expect(await check('agent-environment', withLibrary(agent.libraryPath))).toMatchObject({
      outcome: 'could-not-tell',
    });
  });
});
