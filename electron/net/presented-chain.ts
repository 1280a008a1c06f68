import * as https from 'node:https';
import { TLSSocket, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls';
import { LanyardError, type ErrorCode, type ErrorDetails } from '../errors/index.ts';
import { agentFor, tlsOptions, type Attempt } from './one-request.ts';

const probeTimeout = 5_000;

/**
 * Makes the error of an untrusted server concrete: which authority is missing, which certificate has expired. It looks at
 * the chain that the server presents on a connection of its own, over which nothing is ever sent: no request, no ticket.
 * Nothing but the error text depends on what it sees.
 */
export async function explainTrust(error: LanyardError, attempt: Attempt): Promise<LanyardError> {
  const isExplained = 'issuer' in error.details || 'subject' in error.details;
  if (isExplained || !['LAN-3101', 'LAN-3102', 'LAN-3103'].includes(error.code)) return error;
  return explainedBy(await presentedChain(attempt), error);
}

/** The error of an untrusted server with what the chain that it has shown, its own certificate first, says of the reason. */
export function explainedBy(chain: readonly PeerCertificate[], { code, details }: LanyardError): LanyardError {
  return new LanyardError(code, { ...details, ...factsOf(code, chain) });
}

function factsOf(code: ErrorCode, chain: readonly PeerCertificate[]): ErrorDetails {
  const now = Date.now();
  if (code === 'LAN-3101') return { issuer: nameOf(chain.at(-1)?.issuer) };
  if (code === 'LAN-3102') {
    const expired = chain.find((certificate) => Date.parse(certificate.valid_to) < now);
    return { subject: nameOf(expired?.subject), validTo: isoDay(expired?.valid_to) };
  }
  if (code !== 'LAN-3103') return {};
  const early = chain.find((certificate) => Date.parse(certificate.valid_from) > now);
  return { subject: nameOf(early?.subject), validFrom: isoDay(early?.valid_from) };
}

/** The certificates that the server presents, its own first; empty when they cannot be had. Sends no data. */
export function presentedChain(attempt: Attempt): Promise<readonly PeerCertificate[]> {
  return new Promise((resolve) => {
    const closing = new AbortController();
    const agent = agentFor(attempt.route, closing.signal);
    // Never ended, so not even a header is sent; the path is that of nothing.
    const request = https.request(new URL('/', attempt.url), {
      ...tlsOptions(attempt),
      rejectUnauthorized: false,
      agent,
    });
    let throughProxy = attempt.route.kind === 'direct';
    const timer = setTimeout(giveUp, Math.min(probeTimeout, attempt.connectTimeout));
    request.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      throughProxy = statusCode === 200;
      if (!throughProxy) giveUp();
    });
    request.on('error', giveUp);
    attempt.signal?.addEventListener('abort', giveUp);
    request.on('socket', (socket) => {
      socket.once('secureConnect', () => {
        finish(socket instanceof TLSSocket ? chainOf(socket) : []);
      });
    });
    function giveUp(): void {
      finish([]);
    }
    function finish(chain: readonly PeerCertificate[]): void {
      clearTimeout(timer);
      attempt.signal?.removeEventListener('abort', giveUp);
      if (!throughProxy) closing.abort();
      request.destroy();
      agent.destroy();
      resolve(chain);
    }
  });
}

function chainOf(socket: TLSSocket): readonly PeerCertificate[] {
  const chain: PeerCertificate[] = [];
  let certificate: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (certificate?.raw !== undefined && chain.length < 10) {
    chain.push(certificate);
    const issuer: DetailedPeerCertificate | undefined = certificate.issuerCertificate;
    certificate = issuer === certificate ? undefined : issuer;
  }
  return chain;
}

/** A distinguished name as text. It comes from an untrusted server: plain characters only, and short. */
export function nameOf(name: PeerCertificate['subject'] | undefined): string {
  if (name === undefined) return 'unknown';
  return Object.entries({ ...name })
    .map(([key, value]) => `${key}=${[value ?? ''].flat().join('+')}`)
    .join(', ')
    .replace(/[^\p{L}\p{N} .,:=+()'/@_-]/gu, '?')
    .slice(0, 200);
}

export function isoDay(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString().slice(0, 10);
}
