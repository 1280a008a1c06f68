import { exchange, OverlongAnswer, status, type Answer, type Command } from './apdu.ts';
import { readTlvs, valueOf } from './ber-tlv.ts';
import type { CardConnection } from './card-door.ts';
import type {
  CardCertificate,
  CardObject,
  CertificateSlot,
  HolderFieldChoice,
  ObjectName,
  PivDetails,
  Chuid,
} from './card-details.ts';
import { readCertificate } from './certificate.ts';
import { readChuid } from './chuid.ts';

/** What of a PIV card can be read without the passcode, and how (spine-cis1 12.4; NIST SP 800-73-4). */

const selectPiv: Command = {
  instruction: 0xa4,
  p1: 0x04,
  p2: 0x00,
  data: [0xa0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00],
};
/** The template in which a PIV application introduces itself. */
const applicationTag = 0x61;
/** What an object is wrapped in. */
const objectTag = 0x53;

interface ObjectAbout {
  readonly name: ObjectName;
  readonly tag: readonly number[];
  readonly slot?: CertificateSlot;
}

/** What people ask for first comes first. Objects behind the passcode are not in this list. */
const objects: readonly ObjectAbout[] = [
  { name: 'chuid', tag: [0x5f, 0xc1, 0x02] },
  { name: 'certificate-9a', tag: [0x5f, 0xc1, 0x05], slot: '9A' },
  { name: 'certificate-9c', tag: [0x5f, 0xc1, 0x0a], slot: '9C' },
  { name: 'certificate-9e', tag: [0x5f, 0xc1, 0x01], slot: '9E' },
  { name: 'capabilities', tag: [0x5f, 0xc1, 0x07] },
  { name: 'discovery', tag: [0x7e] },
  { name: 'key-history', tag: [0x5f, 0xc1, 0x0c] },
];

export type PivContent = Omit<PivDetails, 'kind' | 'card' | 'at'>;

/**
 * Reads a connected card; `null` when it has no PIV application. Between two commands `pause` may throw to give up.
 * An object that is too long is not kept, and called unreadable; so the whole is never more than seven of the longest.
 * @throws PcscError when the card cannot be reached, CardNonsense when it does not keep to ISO 7816-4.
 */
export async function readPiv(
  connection: CardConnection,
  field: HolderFieldChoice | undefined,
  pause: () => void,
): Promise<PivContent | null> {
  const selected = await exchange(connection, selectPiv, pause);
  if (selected.status !== status.done || valueOf(selected.data, applicationTag) === null) return null;
  const content = { chuid: null as Chuid | null, certificates: [] as CardCertificate[], objects: [] as CardObject[] };
  for (const about of objects) {
    const answer = await unlessOverlong(exchange(connection, getData(about.tag), pause));
    if (answer === null) {
      content.objects.push({ name: about.name, status: 'unreadable', hex: '' });
      continue;
    }
    const object = objectOf(about, answer);
    const inner = object.status === 'present' ? contentOf(about, answer.data) : null;
    if (inner === null) {
      content.objects.push(object.status === 'present' ? { ...object, status: 'unreadable' } : object);
      continue;
    }
    const isUnderstood = take(about, inner, field, content);
    content.objects.push(isUnderstood ? object : { ...object, status: 'unreadable' });
  }
  return content;
}

/** `null` for an answer that was given up: whatever is left of it is dropped by the card at the next command. */
function unlessOverlong(answer: Promise<Answer>): Promise<Answer | null> {
  return answer.catch((thrown: unknown) => {
    if (thrown instanceof OverlongAnswer) return null;
    throw thrown;
  });
}

function getData(tag: readonly number[]): Command {
  return { instruction: 0xcb, p1: 0x3f, p2: 0xff, data: [0x5c, tag.length, ...tag] };
}

function objectOf({ name }: ObjectAbout, { data, status: word }: Answer): CardObject {
  if (word === status.done) {
    // Some cards answer an object that was never written with an empty one.
    if (data.length === 0 || valueOf(data, objectTag)?.length === 0) return { name, status: 'absent', hex: '' };
    return { name, status: 'present', hex: Buffer.from(data).toString('hex').toUpperCase() };
  }
  if (word === status.notFound) return { name, status: 'absent', hex: '' };
  return { name, status: word === status.needsPasscode ? 'locked' : 'refused', hex: '' };
}

/** What is inside the wrapping, which must be the whole answer; the discovery object is its own wrapping. */
function contentOf({ tag }: ObjectAbout, data: Uint8Array): Uint8Array | null {
  const [only, ...others] = readTlvs(data) ?? [];
  const expected = tag.length === 1 ? tag[0] : objectTag;
  if (only === undefined || others.length > 0) return null;
  return only.tag === expected ? only.value : null;
}

/** Puts what an object says where it belongs; `false` when it cannot be understood. */
function take(
  { name, slot }: ObjectAbout,
  inner: Uint8Array,
  field: HolderFieldChoice | undefined,
  content: { chuid: Chuid | null; readonly certificates: CardCertificate[] },
): boolean {
  if (slot !== undefined) {
    const certificate = readCertificate(slot, inner, field);
    if (certificate !== null) content.certificates.push(certificate);
    return certificate !== null;
  }
  if (name === 'chuid') {
    content.chuid = readChuid(inner);
    return content.chuid !== null;
  }
  return readTlvs(inner) !== null;
}
