import { createHash, X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import { session, type Certificate, type Session } from 'electron';

/** A session of Chromium's that nothing but requests uses: in memory, with no cookie, cache or page. */
export interface SignedInSession {
  readonly session: Session;
  /** One more request is under way; returns what to call when it is over. No connection outlives the last of them. */
  begin(): () => void;
  /** What a server has last shown of itself; `null` = nothing was seen. */
  shownBy(hostname: string): Shown | null;
}

/** How a server has shown who it is. */
export interface Shown {
  /** Its own certificate first. */
  readonly chain: readonly DetailedPeerCertificate[];
  /** Whether Chromium takes it, but it leads to none of the certificates that are named. */
  readonly leadsElsewhere: boolean;
}

/** What Chromium is told of a certificate (net_error_list.h): not trusted, and nothing else than it has found itself. */
const untrusted = -2;
const asFound = -3;

/** One for each CA file, since Chromium remembers by session what it has trusted. */
const sessions = new Map<string, SignedInSession>();

/**
 * The session for requests that trust the system, and of that only what leads to one of these certificates (PEM);
 * `undefined` = all that the system trusts.
 */
export function signedInSession(anchors: readonly string[] | undefined): SignedInSession {
  const key = anchors === undefined ? 'system' : createHash('sha256').update(anchors.join()).digest('hex');
  const known = sessions.get(key) ?? openSession(`signed-in-${key}`, anchors);
  sessions.set(key, known);
  return known;
}

function openSession(name: string, anchors: readonly string[] | undefined): SignedInSession {
  const own = session.fromPartition(name, { cache: false });
  const shown = new Map<string, Shown>();
  if (anchors !== undefined) checkAgainst(anchors, own, shown);
  let live = 0;
  return {
    session: own,
    begin() {
      let isOver = false;
      live += 1;
      return () => {
        if (isOver) return;
        isOver = true;
        live -= 1;
        if (live === 0) void own.closeAllConnections();
      };
    },
    shownBy: (hostname) => shown.get(hostname) ?? null,
  };
}

/** Has Chromium ask, of each certificate that it trusts, whether it leads to one of these. */
function checkAgainst(anchors: readonly string[], own: Session, shown: Map<string, Shown>): void {
  const allowed = new Set(anchors.map((pem) => new X509Certificate(pem).fingerprint256));
  own.setCertificateVerifyProc(({ hostname, certificate, validatedCertificate, errorCode }, answer) => {
    try {
      // The validated chain goes on to the root; there is none where Chromium found fault.
      const chain = chainFrom(errorCode === 0 ? validatedCertificate : certificate);
      const leadsElsewhere = errorCode === 0 && !chain.some(({ fingerprint256 }) => allowed.has(fingerprint256));
      shown.set(hostname, { chain, leadsElsewhere });
      answer(leadsElsewhere ? untrusted : asFound);
    } catch {
      answer(untrusted);
    }
  });
}

function chainFrom(certificate: Certificate): readonly DetailedPeerCertificate[] {
  const { data, issuerCert } = certificate as Omit<Certificate, 'issuerCert'> & { readonly issuerCert?: Certificate };
  const own = new X509Certificate(data).toLegacyObject() as DetailedPeerCertificate;
  return issuerCert === undefined || issuerCert === certificate ? [own] : [own, ...chainFrom(issuerCert)];
}
