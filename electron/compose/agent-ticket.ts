import { LanyardError, type ErrorCode } from '../errors/index.ts';
import type { Settings } from '../settings/index.ts';
import { ticketHostIn, ticketLibrary } from '../ticket/this-computer.ts';
import { createIdentityAgent, type IdentityAgent } from '../ticket/ticket-agent.ts';

/** The agent is there and at work: whether somebody is signed in cannot be told. */
const atWork: readonly ErrorCode[] = ['LAN-2009', 'LAN-2106'];

/**
 * Whether this agent holds a ticket, asked without a prompt; `null` = there is no agent, or none that works.
 *
 * @throws LanyardError `LAN-2009`, `LAN-2106` when the agent is busy.
 */
export async function holdsTicket(
  agent: Pick<IdentityAgent, 'heldTicket'>,
  signal: AbortSignal,
): Promise<boolean | null> {
  try {
    return (await agent.heldTicket(signal)) !== null;
  } catch (thrown) {
    if (thrown instanceof LanyardError && atWork.includes(thrown.code)) throw thrown;
    return null;
  }
}

/**
 * Whether somebody is signed in with the Identity Agent; never prompts. Where there is no agent, or none that works, nobody
 * is. @throws LanyardError `LAN-2009`, `LAN-2106` when the agent is busy.
 */
export async function agentHoldsTicket({ identityAgent }: Settings, hostFolder: string): Promise<boolean> {
  const agent = createIdentityAgent({
    hostCommand: ticketHostIn(hostFolder),
    libraryPath: ticketLibrary(identityAgent.library),
    silentTimeout: identityAgent.silentTimeout,
    passcodeTimeout: identityAgent.passcodeTimeout,
    onHostDied: () => undefined,
  });
  try {
    return (await holdsTicket(agent, new AbortController().signal)) === true;
  } finally {
    await agent.close();
  }
}
