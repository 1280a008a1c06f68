import { describe, expect, it } from 'vitest';
import { lookAtWorkstation as lookBy } from './look.ts';
import type { ComputerPorts } from './ports.ts';
import { agentFile, agentLibrary, nothing, places, windowsWith } from './test-data.ts';

const lookAtWorkstation = (computer: ComputerPorts) => lookBy(computer, places);

describe('the look at a computer', () => {
  it('finds nothing on a new one', async () => {
    expect(await lookAtWorkstation(windowsWith({}))).toEqual(nothing);
  });

  it('finds the agent by its program, its library, its settings and the list of programs', async () => {
    const evidence = await lookAtWorkstation(
      windowsWith({
        files: [agentFile],
        library: agentLibrary,
        programs: { 'NHS Identity Agent': '2.4.10.0', 'Some Editor': '7.1' },
        keys: { 'HKLM\\SOFTWARE\\WOW6432Node\\HSCIC\\Identity Agent': { ActivatePOSTURL: 'https://gas.example' } },
      }),
    );
    expect(evidence).toEqual({
      programs: [{ kind: 'agent', name: 'NHS Identity Agent', version: '2.4.10.0' }],
      agentFile,
      ticketLibrary: agentLibrary,
      agentSettings: true,
      listening: [],
    });
  });

  it('knows Credential Management by either name, and what listens for it', async () => {
    const evidence = await lookAtWorkstation(
      windowsWith({
        programs: { 'NHS Identity Hub': '1.0.0.0', 'NHS Credential Management': '4.1.0.0', 'Smartcard Connect': '4.1' },
        listening: [55_000],
      }),
    );
    expect(evidence.programs?.map(({ kind }) => kind)).toEqual([
      'credential-management',
      'credential-management',
      'smartcard-connect',
    ]);
    expect(evidence.listening).toEqual([55_000]);
  });

  it('takes other names and ports from the settings', async () => {
    const evidence = await lookBy(windowsWith({ programs: { 'Trust Card Agent': '3' }, listening: [7] }), {
      programNames: { agent: ['card agent'], 'credential-management': [], 'smartcard-connect': [''] },
      ports: [7],
    });
    expect(evidence.programs).toEqual([{ kind: 'agent', name: 'Trust Card Agent', version: '3' }]);
    expect(evidence.listening).toEqual([7]);
  });

  it('counts what cannot be read as not seen, and says that there was no list', async () => {
    const closed = () => {
      throw new Error('access denied');
    };
    const computer = windowsWith({ files: [agentFile] });
    const evidence = await lookAtWorkstation({
      ...computer,
      registry: { values: closed, subkeys: closed },
      isListening: () => Promise.reject(new Error('access denied')),
    });
    expect(evidence).toEqual({ ...nothing, programs: null, agentFile });
  });

  it('keeps names that other programs wrote short and plain', async () => {
    const evidence = await lookAtWorkstation(
      windowsWith({ programs: { [`Identity Agent\u202e<script>${'x'.repeat(500)}`]: '1\n2' } }),
    );
    expect(evidence.programs?.[0]?.name).toMatch(/^Identity Agentscriptx+$/);
    expect(evidence.programs?.[0]?.name.length).toBe(80);
    expect(evidence.programs?.[0]?.version).toBe('12');
  });
});
