import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import * as tls from 'node:tls';
import { LanyardError } from '../errors/index.ts';

const maxFileBytes = 4 * 1024 * 1024;
const pemBlock = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+?-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file; text around the blocks is passed over.
 *
 * @returns PEM blocks, at least one.
 * @throws LanyardError LAN-3106 no such file, LAN-3107 not readable, LAN-3108 no or damaged certificates.
 */
async function certificatesOf(file: string): Promise<readonly string[]> {
  const blocks = (await textOf(file)).match(pemBlock) ?? [];
  if (blocks.length === 0) throw new LanyardError('LAN-3108', { file, reason: 'no certificate found' });
  blocks.forEach((block, index) => {
    try {
      new X509Certificate(block);
    } catch {
      throw new LanyardError('LAN-3108', { file, reason: `certificate ${String(index + 1)} is damaged` });
    }
  });
  return blocks;
}

async function textOf(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > maxFileBytes) throw new LanyardError('LAN-3107', { file, reason: 'too large' });
      return await handle.readFile('latin1');
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (thrown instanceof LanyardError) throw thrown;
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unreadable';
    throw new LanyardError(reason === 'ENOENT' || reason === 'ENOTDIR' ? 'LAN-3106' : 'LAN-3107', { file, reason });
  }
}

/** Newer versions of Node can read the operating system's store. */
interface NewerTls {
  readonly getCACertificates?: (kind: 'default' | 'system') => readonly string[];
}

/** Whom to trust for one request. */
export interface Trust {
  /** PEM; `undefined` = Node's default. */
  readonly trusted: readonly string[] | undefined;
  /** A CA file lists what to trust, roots or not. */
  readonly partialChain: boolean;
}

/**
 * The trust of a CA file alone; without one, that of the system.
 *
 * @throws LanyardError LAN-3106 to LAN-3108.
 */
export async function trustIn(caFile: string | undefined): Promise<Trust> {
  return caFile === undefined
    ? { trusted: defaultCertificates(), partialChain: false }
    : { trusted: await certificatesOf(caFile), partialChain: true };
}

let systemTrust: string[] | undefined;

/**
 * What is trusted without a CA file: Node's bundled roots joined with the operating system's store where Node can read it;
 * `undefined` = Node's own default.
 */
function defaultCertificates(): readonly string[] | undefined {
  const { getCACertificates } = tls as NewerTls;
  if (typeof getCACertificates !== 'function') return undefined;
  systemTrust ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return systemTrust;
}
