import { LanyardError, type ErrorCode } from '../errors/index.ts';
import type { Settings } from '../settings/index.ts';
import { ticketHostIn, ticketLibrary } from '../ticket/this-computer.ts';
import { createIdentityAgent } from '../ticket/ticket-agent.ts';

/** The agent is there and at work: whether somebody is signed in cannot be told. */
const atWork: readonly ErrorCode[] = ['LAN-2009', 'LAN-2106'];

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
    return (await agent.heldTicket(new AbortController().signal)) !== null;
  } catch (thrown) {
    if (thrown instanceof LanyardError && atWork.includes(thrown.code)) throw thrown;
    return false;
  } finally {
    await agent.close();
  }
}
