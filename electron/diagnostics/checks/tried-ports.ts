import { LanyardError } from '../../errors/index.ts';
import type { Cis2Parts } from '../parts.ts';

interface TriedPorts {
  readonly ports: readonly { readonly port: number; readonly answer: string }[];
  /** LAN-4101 all are taken, LAN-4102 the system refuses them; `null` where one is free. */
  readonly obstacle: LanyardError | null;
}

/** Tries the ports on which the answer of the browser is taken. */
export async function triedPorts(cis2: Cis2Parts): Promise<TriedPorts> {
  const { redirectPorts } = cis2;
  const ports: { readonly port: number; readonly answer: string }[] = [];
  for (const port of redirectPorts) ports.push({ port, answer: await cis2.tryPort(port) });
  if (ports.some(({ answer }) => answer === 'free')) return { ports, obstacle: null };
  const forbidden = ports.find(({ answer }) => answer !== 'taken');
  const obstacle =
    forbidden === undefined
      ? new LanyardError('LAN-4101', { ports: redirectPorts.join(', ') })
      : new LanyardError('LAN-4102', { reason: forbidden.answer });
  return { ports, obstacle };
}
