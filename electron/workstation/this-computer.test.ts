import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAtWorkstation } from './look.ts';
import { isListening, thisComputer } from './this-computer.ts';
import { workstationState } from './state.ts';
import { places } from './test-data.ts';

test('a real folder and a real port are found, and no longer once they are gone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanyard-workstation-'));
  const library = path.join(folder, 'TicketApiDll.dll');
  writeFileSync(library, 'MZ');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const computer = thisComputer({ registry: null, ticketLibrary: () => library });
  const withPort = { ...places, ports: [port] };
  try {
    const evidence = await lookAtWorkstation(computer, withPort);
    expect(evidence).toEqual({
      programs: null,
      agentFile: null,
      ticketLibrary: library,
      agentSettings: false,
      listening: [port],
    });
    expect(workstationState(evidence)).toMatchObject({ kind: 'agent-and-credential-management', confidence: 'guess' });
    expect(await computer.isFile(library)).toBe(true);
    expect(await computer.isFile(folder)).toBe(false);
  } finally {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  }
  expect(await isListening(port)).toBe(false);
  expect(await computer.isFile(library)).toBe(false);
});

test('a computer without a ticket library has none, whatever the search throws', () => {
  const computer = thisComputer({
    registry: null,
    ticketLibrary: () => {
      throw new Error('not found');
    },
  });
  expect(computer.ticketLibrary()).toBeNull();
});
