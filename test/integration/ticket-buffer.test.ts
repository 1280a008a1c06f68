import { describe, expect, it } from 'vitest';
import type { Misbehaviour } from '../simulator/agent/agent-wire.ts';
import { makeLongToken, makeToken } from '../simulator/agent/make-token.ts';
import { failureOf, patient, ticketBench } from '../simulator/agent/ticket-bench.ts';
import { person } from '../simulator/people.ts';

/** The buffer protocol (spine-cis1 4.4) against a library that keeps it, bends it and breaks it. */

describe('tickets as they should be', () => {
  it('[CIS1-05] come through byte for byte, whatever printable characters they hold', async () => {
    const { agent, client } = await ticketBench();
    const all = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at)).join('');
    for (const ticket of [makeToken(), all, 'percent%2Bandampersand&+/=@#%%20']) {
      agent.replaceTicket(ticket);
      expect(await client.heldTicket(patient())).toBe(ticket);
    }
  });

  it.each([300, 4094, 4095, 4096, 5000, 8191, 8192, 16_384])('[CIS1-06] of %i bytes are never cut', async (length) => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket(makeLongToken(length));
    expect(await client.heldTicket(patient())).toBe(agent.ticket);
    expect(await client.newTicket(patient())).toBe(agent.ticket);
  });

  it.each([16_385, 65_535, 70_000, 300_000])('[CIS1-06] of %i bytes fail cleanly', async (length) => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket(makeLongToken(length));
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2011');
    agent.replaceTicket('a-ticket-of-the-usual-length-1');
    expect(await client.heldTicket(patient())).toBe('a-ticket-of-the-usual-length-1');
    expect(agent.count('Initialize')).toBe(1);
  });

  it('[CIS1-06] a buffer that has to grow does not prompt twice', async () => {
    const { agent, client } = await ticketBench({ agent: { issueTicket: () => makeLongToken(5000) } });
    agent.insertCard(person('adaeze'));
    const signingIn = client.newTicket(patient());
    await agent.promptShown();
    await agent.typePasscode(person('adaeze').passcode);
    expect(await signingIn).toHaveLength(5000);
    expect([agent.count('getTicket'), agent.count('getTicketNoAuth'), agent.promptsOpened]).toEqual([1, 1, 1]);
  });

  it('[CIS1-06] the Java number for "too small" grows the buffer, too', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket(makeToken());
    agent.failNext('getTicketNoAuth', 4);
    expect(await client.heldTicket(patient())).toBe(agent.ticket);
    expect(agent.calls.filter(({ verb }) => verb === 'getTicketNoAuth').map(({ size }) => size)).toEqual([4096, 8192]);
  });
});

describe('tickets as they should not be', () => {
  it.each([0, 1, 27, 61, 62, 63, 64, 4095, 4096, 4097, 65_536, 4_294_967_295])(
    '[CIS1-05] "used" = %i changes nothing',
    async (used) => {
      const { agent, client } = await ticketBench();
      agent.replaceTicket(makeToken());
      agent.answerNext('getTicketNoAuth', { used });
      expect(await client.heldTicket(patient())).toBe(agent.ticket);
    },
  );

  it.each<Misbehaviour>(['without-nul', 'used-is-size', 'print'])(
    '[CIS1-05] %s: the identical ticket',
    async (kind) => {
      const { agent, client } = await ticketBench();
      agent.replaceTicket(makeToken());
      agent.misbehaveNext('getTicketNoAuth', kind, 10);
      expect(await client.heldTicket(patient())).toBe(agent.ticket);
      expect(await client.heldTicket(patient())).toBe(agent.ticket);
      expect(agent.count('Initialize')).toBe(1);
    },
  );

  it.each([4095, 4096, 5000, 9000])(
    '[CIS1-06] %i bytes cut by the library are noticed and fetched whole',
    async (length) => {
      const { agent, client } = await ticketBench();
      agent.replaceTicket(makeLongToken(length));
      agent.misbehaveNext('getTicketNoAuth', 'truncate', 10);
      expect(await client.heldTicket(patient())).toBe(agent.ticket);
    },
  );

  it('[CIS1-06] a buffer filled to the last byte, at every size, fails cleanly', async () => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket(makeToken());
    agent.misbehaveNext('getTicketNoAuth', 'fill-buffer', 5);
    expect((await failureOf(client.heldTicket(patient()))).code).toBe('LAN-2011');
    expect(await client.heldTicket(patient())).toBe(agent.ticket);
  });

  it.each([
    [4097, 'LAN-2015'],
    [8191, 'LAN-2015'],
    [70_000, 'LAN-2008'],
  ])('%i bytes written into 4,096 are survived as %s', async (length, code) => {
    const { agent, client } = await ticketBench();
    agent.replaceTicket(makeLongToken(length));
    agent.misbehaveNext('getTicketNoAuth', 'overrun');
    expect((await failureOf(client.heldTicket(patient()))).code).toBe(code);
    agent.replaceTicket(makeToken());
    expect(await client.heldTicket(patient())).toBe(agent.ticket);
    expect(agent.count('Initialize')).toBe(2);
  });

  it.each([
    ['nothing', '', 'LAN-2010'],
    ['27 characters', 'x'.repeat(27), 'LAN-2010'],
    ['bytes beyond ASCII', `${'x'.repeat(40)}\xe9\xff`, 'LAN-2012'],
    ['a line break', `${'x'.repeat(40)}\n2 OK 4141`, 'LAN-2012'],
    ['wide characters', 'x\0'.repeat(40), 'LAN-2010'],
  ])('[CIS1-05] %s is no ticket', async (_, text, code) => {
    const { agent, client } = await ticketBench();
    agent.answerNext('getTicketNoAuth', { text: Buffer.from(text, 'latin1') });
    const failure = await failureOf(client.heldTicket(patient()));
    expect(failure.code).toBe(code);
    if (text !== '') expect(JSON.stringify(failure)).not.toContain(text.slice(0, 20));
  });
});
