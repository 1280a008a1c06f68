import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import * as x509 from '@peculiar/x509';

/** What the PIV application of a simulated card holds. Everything in it is invented (spine-cis1 15). */
export interface PivData {
  /** By tag, upper-case hex (`5FC102`): the object with its wrapping. */
  readonly objects: ReadonlyMap<string, Buffer>;
}

export interface PivOwner {
  /** The user id the certificates name; without it they name nobody. */
  readonly uid?: string;
  /** Where in the subject, and how; default: `CN=<uid>`. */
  readonly subject?: string;
  /** As a text, or as a list of its parts where a text could not say it. */
  readonly issuer?: string | x509.JsonName;
  /** UTC milliseconds. Default: from a year ago, for a year. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** YYYYMMDD. Default: the year after next. */
  readonly chuidExpiry?: string;
  readonly guid?: Buffer;
  /** How certificates are packed. Default `none`. */
  readonly packing?: 'none' | 'gzip' | 'zlib';
}

const day = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const defaultIssuer = 'CN=Simulated Card Authority, OU=CA, O=test';

/** One BER-TLV data object; `tag` in hex. */
export function tlv(tag: string, value: Uint8Array): Buffer {
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from(tag, 'hex'), Buffer.from(length), value]);
}

/** Makes what a card of that owner holds: new keys and certificates every time, some 20 ms. */
export async function pivData(owner: PivOwner = {}): Promise<PivData> {
  const guid = owner.guid ?? randomBytes(16);
  const [signIn, signature, card] = await Promise.all([
    certificateObject(owner),
    certificateObject(owner),
    certificateObject({ ...owner, subject: 'CN=Card 0001, O=test' }),
  ]);
  const chuid = Buffer.concat([
    tlv('30', Buffer.alloc(25, 0xd1)),
    tlv('34', guid),
    tlv('35', Buffer.from(owner.chuidExpiry ?? `${String(new Date().getUTCFullYear() + 2)}0228`, 'latin1')),
    // A real CHUID is signed, which makes it too long for one answer.
    tlv('3E', randomBytes(400)),
    tlv('FE', Buffer.alloc(0)),
  ]);
  return {
    objects: new Map([
      ['5FC102', tlv('53', chuid)],
      ['5FC105', signIn],
      ['5FC10A', signature],
      ['5FC101', card],
      ['5FC107', tlv('53', Buffer.concat([tlv('F0', randomBytes(21)), tlv('F1', Buffer.of(0x21))]))],
      ['7E', tlv('7E', Buffer.concat([tlv('4F', pivAid), tlv('5F2F', Buffer.of(0x40, 0x00))]))],
    ]),
  };
}

export const pivAid = Buffer.from('A000000308000010000100', 'hex');

/** A certificate as a PIV card holds it. */
export async function certificateObject(owner: PivOwner): Promise<Buffer> {
  const der = await certificate(owner);
  const packed = { none: der, gzip: gzipSync(der), zlib: deflateSync(der) }[owner.packing ?? 'none'];
  return wrapCertificate(packed, owner.packing === undefined || owner.packing === 'none' ? 0 : 1);
}

/** Any bytes wrapped as a certificate; `info` 1 = compressed. */
export function wrapCertificate(bytes: Uint8Array, info: number): Buffer {
  return tlv('53', Buffer.concat([tlv('70', bytes), tlv('71', Buffer.of(info)), tlv('FE', Buffer.alloc(0))]));
}

/** An X.509 certificate (DER) as a card of that owner would hold it; signed by nobody who is known. */
export async function certificate({ uid, subject, issuer, validFrom, validTo }: PivOwner): Promise<Buffer> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.create({
    subject: subject ?? `CN=${uid ?? 'Nobody'}, OU=Simulated, O=test`,
    issuer: issuer ?? defaultIssuer,
    serialNumber: `1${randomBytes(8).toString('hex').slice(1)}`,
    notBefore: new Date(validFrom ?? Date.now() - 365 * day),
    notAfter: new Date(validTo ?? Date.now() + 365 * day),
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)],
  });
  return Buffer.from(made.rawData);
}
