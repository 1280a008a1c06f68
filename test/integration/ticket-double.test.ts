import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIdentityAgent } from '../../electron/ticket/index.ts';
import { startAgent } from '../simulator/agent/agent.ts';
import { failureOf, patient, temporaryFolder } from '../simulator/agent/ticket-bench.ts';
import { person } from '../simulator/people.ts';

/** The ticket host's double, for machines without a C compiler, keeps the same protocol. */

const double = join(import.meta.dirname, '../simulator/agent/host-double.mjs');
const adaeze = person('adaeze');

describe('the double of the ticket host', () => {
  it('signs in, cancels, tells codes, signs out and finalises like the real one', async () => {
    const agent = await startAgent({ dir: await temporaryFolder() });
    const client = createIdentityAgent({
      hostCommand: [process.execPath, double],
      libraryPath: agent.libraryPath,
      silentTimeout: 5_000,
      passcodeTimeout: 10_000,
    });
    onTestFinished(async () => {
      await client.close();
      await agent.close();
    });
    expect(await client.heldTicket(patient())).toBeNull();
    agent.insertCard(adaeze);
    const first = client.newTicket(patient());
    await agent.promptShown();
    agent.cancelPrompt();
    expect((await failureOf(first)).code).toBe('LAN-2401');

    const second = client.newTicket(patient());
    await agent.promptShown();
    await agent.typePasscode(adaeze.passcode);
    expect(await second).toBe(agent.ticket);
    expect(await client.info()).toMatchObject({ hostBits: 64, apiVersion: '0x02040A00', dllVersion: null });
    expect(await client.describe(0x80400001)).toBe('Simulated text for 80400001');

    agent.failNext('getTicketNoAuth', 0x80200004);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2204');
    agent.misbehaveNext('getTicketNoAuth', 'crash');
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2008');

    await client.destroyTicket();
    expect(agent.ticket).toBeNull();
    await client.close();
    expect(agent.count('Finalize')).toBe(1);
    await agent.stop();
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2803');
  });
});
