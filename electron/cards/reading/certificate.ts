import { X509Certificate } from 'node:crypto';
import { unzipSync } from 'node:zlib';
import { displayText } from '../../roles/display-text.ts';
import { valueOf } from './ber-tlv.ts';
import type { CardCertificate, CertificateSlot, HolderFieldChoice } from './card-details.ts';
import { holderIdOf, type Subject } from './holder-id.ts';

/** Inner tags of a certificate object (spine-cis1 12.4). */
const certificateTag = 0x70;
const infoTag = 0x71;
const compressed = 0x01;

/** Largest certificate taken, in bytes, after unpacking. Those of people are below 3 kB. */
const maxCertificate = 16 * 1024;
/** Longest name of an issuer shown, in characters. */
const maxName = 200;

/** Reads the content of a certificate object; `null` when there is no certificate in it that can be understood. */
export function readCertificate(
  slot: CertificateSlot,
  content: Uint8Array,
  field?: HolderFieldChoice,
): CardCertificate | null {
  const value = valueOf(content, certificateTag);
  if (value === null) return null;
  const isCompressed = valueOf(content, infoTag)?.[0] === compressed;
  try {
    return describe(slot, isCompressed ? unpack(value) : value, field);
  } catch {
    // Whatever zlib or the X.509 parser says of a stranger's bytes: this is no certificate.
    return null;
  }
}

/** Throws for what is no gzip (some cards: zlib), and for what unpacks to more than a certificate's size. */
function unpack(value: Uint8Array): Uint8Array {
  return unzipSync(value, { maxOutputLength: maxCertificate });
}

function describe(
  slot: CertificateSlot,
  der: Uint8Array,
  field: HolderFieldChoice | undefined,
): CardCertificate | null {
  // The parser would take PEM, too; a card has DER, which begins with a SEQUENCE.
  if (der.length > maxCertificate || der[0] !== 0x30) return null;
  const certificate = new X509Certificate(der);
  const { subject, issuer } = certificate.toLegacyObject();
  const validFrom = Date.parse(certificate.validFrom);
  const validTo = Date.parse(certificate.validTo);
  if (Number.isNaN(validFrom) || Number.isNaN(validTo)) return null;
  return {
    slot,
    holder: holderIdOf(namesOf(subject), field),
    issuer: issuerText(namesOf(issuer)),
    serial: certificate.serialNumber.toUpperCase(),
    validFrom,
    validTo,
  };
}

/** Node gives one value as a text and several as a list, and nothing at all for an empty name. */
function namesOf(name: unknown): Subject {
  if (typeof name !== 'object' || name === null) return {};
  const values = Object.entries(name as Record<string, unknown>).map(([field, value]): [string, string[]] => [
    field,
    [value].flat().filter((one) => typeof one === 'string'),
  ]);
  return Object.fromEntries(values);
}

function issuerText(name: Subject): string {
  const parts = ['CN', 'OU', 'O'].flatMap((field) => name[field] ?? []);
  return displayText(parts.join(', ')).slice(0, maxName);
}
