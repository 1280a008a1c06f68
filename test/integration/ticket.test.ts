import { describe, expect, it } from 'vitest';
import { catalogue } from '../../electron/errors/index.ts';
import type { IdentityAgentPort } from '../../electron/session/ports.ts';
import { hexOf } from '../../electron/ticket/index.ts';
import { failureOf, patient, ticketBench } from '../simulator/agent/ticket-bench.ts';
import { person } from '../simulator/people.ts';

/** The Identity Agent through the real ticket host and a real library: sign-in, sign-out, codes, repetitions. */

const adaeze = person('adaeze');

describe('signing in', () => {
  it('[CIS1-10] asks without prompting first: no card, no ticket, no window', async () => {
    const { agent, client } = await ticketBench();
    expect(await client.heldTicket(patient())).toBeNull();
    agent.insertCard(adaeze);
    expect(await client.heldTicket(patient())).toBeNull();
    expect(agent.promptsOpened).toBe(0);
    expect(agent.count('getTicket')).toBe(0);
  });

  it('gets a new ticket once the passcode is typed, and holds it afterwards', async () => {
    const { agent, client } = await ticketBench();
    const port: IdentityAgentPort = client; // what the session engine sees of it
    agent.insertCard(adaeze);
    const signingIn = port.newTicket(patient());
    await agent.promptShown();
    await agent.typePasscode(adaeze.passcode);
    const ticket = await signingIn;
    expect(ticket).toBe(agent.ticket);
    expect(await port.heldTicket(patient())).toBe(ticket);
    expect(agent.promptsOpened).toBe(1);
  });

  it('asks for the card where there is none, then for the passcode', async () => {
    const { agent, client } = await ticketBench();
    const signingIn = client.newTicket(patient());
    await agent.promptShown('card');
    agent.insertCard(adaeze);
    await agent.typePasscode(adaeze.passcode);
    expect(await signingIn).toBe(agent.ticket);
  });

  it('lets the person choose a role, and tells who issues the ticket which one', async () => {
    const issued: string[] = [];
    const issueTicket = (who: { key: string }, profileId: string) => {
      issued.push(`${who.key} ${profileId}`);
      return Promise.resolve('a-ticket-from-the-simulated-spine');
    };
    const { agent, client } = await ticketBench({ agent: { roleChoice: 'ask', issueTicket } });
    agent.insertCard(adaeze);
    const signingIn = client.newTicket(patient());
    await agent.promptShown();
    await agent.typePasscode(adaeze.passcode);
    await agent.promptShown('role');
    await agent.chooseRole('555100000118');
    expect(await signingIn).toBe('a-ticket-from-the-simulated-spine');
    expect(issued).toEqual(['adaeze 555100000118']);
  });

  it('[CIS1-12] takes a cancelled window as a neutral outcome', async () => {
    const { agent, client } = await ticketBench();
    agent.insertCard(adaeze);
    const signingIn = client.newTicket(patient());
    await agent.promptShown();
    agent.cancelPrompt();
    const failure = await failureOf(signingIn);
    expect(failure).toMatchObject({ code: 'LAN-2401', details: { hex: '0x80400001' } });
    expect(catalogue[failure.code].neutral).toBe(true);
  });

  it('tells a wrong passcode from a locked card', async () => {
    const { agent, client } = await ticketBench();
    agent.insertCard(adaeze);
    for (const expected of ['LAN-2402', 'LAN-2402', 'LAN-2204']) {
      const signingIn = client.newTicket(patient());
      await agent.promptShown();
      await agent.typePasscode('0000');
      expect((await failureOf(signingIn)).code).toBe(expected);
    }
    expect((await failureOf(client.newTicket(patient()))).details).toEqual({ hex: '0x80200004' });
    expect(agent.promptsOpened).toBe(3);
  });

  it('ends with the card: the window closes, the ticket dies; not so in a persistence mode', async () => {
    const destroyed: string[] = [];
    const { agent, client } = await ticketBench({ agent: { onTicketDestroyed: (ticket) => destroyed.push(ticket) } });
    agent.insertCard(adaeze);
    const signingIn = client.newTicket(patient());
    await agent.promptShown();
    agent.removeCard();
    expect((await failureOf(signingIn)).code).toBe('LAN-2401');

    agent.replaceTicket('a-ticket-that-the-card-holds-up');
    agent.insertCard(adaeze);
    agent.removeCard();
    await expect.poll(() => client.heldTicket(patient())).toBeNull();
    expect(destroyed).toEqual(['a-ticket-that-the-card-holds-up']);

    agent.removalMode = 'persistence';
    agent.replaceTicket('a-ticket-that-outlives-the-card');
    agent.insertCard(adaeze);
    agent.removeCard();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await client.heldTicket(patient())).toBe('a-ticket-that-outlives-the-card');
  });
});

describe('signing out', () => {
  it('[CIS1-35] destroys the ticket when told to, and takes "there was none" as done', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-that-is-to-be-destroyed');
    await client.destroyTicket();
    expect(agent.ticket).toBeNull();
    await client.destroyTicket();
    expect(agent.count('destroyTicket')).toBe(2);
    agent.failNext('destroyTicket', 0x80800003);
    expect((await failureOf(client.destroyTicket())).code).toBe('LAN-2803');
  });

  it('[CIS1-35] finalises on a normal quit and leaves the ticket alone', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-that-outlives-the-program');
    await client.heldTicket(patient());
    await client.close();
    expect(agent.count('Finalize')).toBe(1);
    expect(agent.count('destroyTicket')).toBe(0);
    expect(agent.ticket).toBe('a-ticket-that-outlives-the-program');
  });
});

describe('codes and repetitions', () => {
  it.each([0x80200004, 0x80400008, 0x81000005, 0x8, 0x80990001])(
    '[CIS1-11] code %i comes through whole',
    async (code) => {
      const { agent, client } = await ticketBench();
      agent.failNext('getTicketNoAuth', code);
      const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
      expect((await failureOf(client.heldTicket(patient()))).details).toEqual({ hex });
    },
  );

  it.each([
    ['stale handle', 0x80100005],
    ['not initialised', 0x80100002],
  ])('[CIS1-14] %s: one new handle, one more call; not twice', async (_, code) => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-behind-a-stale-handle');
    agent.failNext('getTicketNoAuth', code);
    expect(await client.heldTicket(patient())).toBe('a-ticket-behind-a-stale-handle');
    expect([agent.count('Initialize'), agent.count('getTicketNoAuth')]).toEqual([2, 2]);

    agent.reset();
    agent.failNext('getTicketNoAuth', code, 2);
    expect((await failureOf(client.heldTicket(patient()))).details).toEqual({
      hex: `0x${code.toString(16).toUpperCase()}`,
    });
    expect([agent.count('Initialize'), agent.count('getTicketNoAuth')]).toEqual([1, 2]);
  });

  it('[CIS1-14] a busy agent is asked at most three times more', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket('a-ticket-of-a-busy-agent-0123');
    agent.failNext('getTicketNoAuth', 0x80100006, 3);
    expect(await client.heldTicket(patient())).toBe('a-ticket-of-a-busy-agent-0123');
    expect(agent.count('getTicketNoAuth')).toBe(4);

    agent.reset();
    agent.failNext('getTicketNoAuth', 0x80100006, 4);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2106');
    expect(agent.count('getTicketNoAuth')).toBe(4);
  });

  it('[CIS1-14] nothing else is repeated', async () => {
    const { agent, client } = await ticketBench();
    const codes = [
      0x80100001, 0x80100003, 0x80100007, 0x80100009, 0x80400002, 0x80400007, 0x80800003, 0x81000001, 6, 9,
    ];
    for (const code of codes) agent.failNext('getTicket', code);
    for (const code of codes)
      expect((await failureOf(client.newTicket(patient()))).details).toEqual({ hex: hexOf(code) });
    expect(agent.count('getTicket')).toBe(codes.length);
    expect(agent.count('Initialize')).toBe(1);
  });

  it('[CIS1-14] an agent that was restarted gets a new handle without anybody noticing', async () => {
    const { agent, client } = await ticketBench();
    expect(await client.heldTicket(patient())).toBeNull();
    await agent.stop();
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2803');
    await agent.start();
    agent.replaceTicket('a-ticket-after-the-agent-restart');
    expect(await client.heldTicket(patient())).toBe('a-ticket-after-the-agent-restart');
  });

  it('tells why the library could not be initialised', async () => {
    const { agent, client } = await ticketBench();
    agent.failNext('Initialize', 0x80800002);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2802');
    agent.failNext('Initialize', 0);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2006');
    expect(await client.heldTicket(patient())).toBeNull();
  });

  it('gives versions and the library’s words for diagnostics', async () => {
    const { agent, client } = await ticketBench();
    expect(await client.info()).toMatchObject({
      path: agent.libraryPath,
      hostBits: 64,
      apiVersion: '0x02040A00',
      engineVersion: '0x02040A00',
      dllVersion: '0x02040A00',
      terminalSession: false,
    });
    agent.answerNext('getErrorDescription', { text: Buffer.from('Caf\xe9\r\n', 'latin1') });
    expect(await client.describe(0x80400001)).toBe('Café');
    agent.answerNext('getErrorDescription', { text: Buffer.alloc(4095, 'z') });
    expect(await client.describe(0x80400001)).toBe('z'.repeat(200));
  });
});
