import { LanyardError } from '../../../electron/errors/index.ts';
import { createIdentityAgent, type IdentityAgent } from '../../../electron/ticket/index.ts';
import { ticketHostIn, ticketLibrary } from '../../../electron/ticket/this-computer.ts';

/**
 * Uses the Identity Agent as Lanyard does on Windows: 64-bit Node, the ticket host it chooses, a library. Arguments: the
 * folder of the hosts, then the libraries: a good 32-bit one, a 64-bit one, one that crashes, one that hangs, in asking
 * for a ticket. Prints what came of it.
 */

const [hosts = '', good = '', wide = '', crashing = '', hanging = ''] = process.argv.slice(2);
const nobody = new AbortController().signal;

const agentWith = (library: string, libraryMayBeAnywhere = true): IdentityAgent =>
  createIdentityAgent({
    hostCommand: ticketHostIn(hosts),
    libraryPath: ticketLibrary(library),
    libraryMayBeAnywhere,
    silentTimeout: 5_000,
    passcodeTimeout: 5_000,
  });

/** What a library leads to: the ticket or the error's code, then what is known of library and host. */
async function outcomeOf(library: string, mayBeAnywhere = true): Promise<unknown> {
  const agent = agentWith(library, mayBeAnywhere);
  try {
    const ticket = await agent.heldTicket(nobody);
    const { machine, hostBits } = await agent.info();
    return { ticket, machine, hostBits };
  } catch (failure) {
    return failure instanceof LanyardError ? failure.code : String(failure);
  } finally {
    await agent.close();
  }
}

/** So many calls of one agent: how many answered with the very same ticket, and the median in microseconds. */
async function manyCalls(count: number) {
  const agent = agentWith(good);
  const ticket = await agent.heldTicket(nobody);
  const times: number[] = [];
  let same = 0;
  for (let call = 0; call < count; call++) {
    const since = performance.now();
    if ((await agent.heldTicket(nobody)) === ticket) same += 1;
    times.push((performance.now() - since) * 1000);
  }
  await agent.close();
  times.sort((one, other) => one - other);
  return { calls: count, same, medianMicroseconds: times[count >> 1] };
}

const report = {
  caller: `${process.platform} ${process.arch}`,
  good: await outcomeOf(good),
  wide: await outcomeOf(wide),
  crashing: await outcomeOf(crashing),
  hanging: await outcomeOf(hanging),
  unprotected: await outcomeOf(good, false),
  missing: await outcomeOf('C:\\nowhere\\TicketApiDll.dll'),
  onShare: await outcomeOf('\\\\server\\share\\TicketApiDll.dll'),
  many: await manyCalls(1_000),
};
process.stdout.write(JSON.stringify(report));
