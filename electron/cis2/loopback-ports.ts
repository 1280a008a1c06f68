import type { Server } from 'node:http';
import { LanyardError } from '../errors/index.ts';
import type { RedirectHost } from './options.ts';

/** A port held on both loopback addresses. */
export interface HeldPort {
  readonly port: number;
  readonly servers: readonly Server[];
}

/** How often a free port is looked for on both addresses when the system may choose (port 0). */
const freeTries = 10;

/**
 * Takes the first registered port that is free on 127.0.0.1 and ::1, because `localhost` may mean either and no other program
 * must get the browser's answer on the one we left out (cis2 3.2; 18, no. 6 and 7). A computer without IPv6 has only the first.
 *
 * @throws LanyardError LAN-4101 when none is free, LAN-4102 when the system forbids it.
 */
export async function holdPort(
  ports: readonly number[],
  host: RedirectHost,
  createServer: () => Server,
): Promise<HeldPort> {
  for (const wanted of ports) {
    for (let tries = wanted === 0 ? freeTries : 1; tries > 0; tries--) {
      const held = await holdBoth(wanted, host, createServer);
      if (held !== null) return held;
    }
  }
  throw new LanyardError('LAN-4101', { ports: ports.join(', ') });
}

async function holdBoth(wanted: number, host: RedirectHost, createServer: () => Server): Promise<HeldPort | null> {
  const [four, six] = [createServer(), createServer()];
  const first = await listen(four, wanted, '127.0.0.1');
  if (typeof first === 'string') return busy(first, []);
  const second = await listen(six, first, '::1');
  if (typeof second === 'number') return { port: first, servers: [four, six] };
  const withoutIpv6 = second === 'EADDRNOTAVAIL' || second === 'EAFNOSUPPORT';
  if (withoutIpv6 && host !== '[::1]') return { port: first, servers: [four] };
  return busy(second, [four]);
}

/** Lets go of the half that was got. `null` = try the next port. */
function busy(reason: string, servers: readonly Server[]): null {
  for (const server of servers) server.close();
  // Windows answers EACCES for ports that are held exclusively or reserved.
  if (reason === 'EADDRINUSE' || reason === 'EACCES') return null;
  throw new LanyardError('LAN-4102', { reason });
}

/** The port, or the system's word for why not. */
function listen(server: Server, port: number, host: string): Promise<number | string> {
  return new Promise((resolve) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      resolve(error.code ?? 'unknown');
    };
    server.once('error', refused);
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', refused);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 'unknown');
    });
  });
}
