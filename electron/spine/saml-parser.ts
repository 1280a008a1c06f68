import { LanyardError } from '../errors/index.ts';
import { StopWalk, walkXml, type Tag } from './guarded-sax.ts';
import { sameText, trimmed } from './quick-text.ts';

/**
 * The SAML 1.1 response, read in one pass. Every element has its place in a tree of expected direct children, named by
 * namespace URI and local name; what has no place there is passed over. So the inner assertion (which carries the
 * authentication statement and the ticket) cannot be taken for the outer one (spine-cis1 7.3 and 17 no. 18).
 */

/** One `Attribute` in document order; empty values are left out, the others are trimmed. */
export interface SamlAttribute {
  readonly name: string;
  readonly values: string[];
}

/** What the document says, unchecked. `null` = not there. */
export interface SamlResponse {
  /** `Value` of the outer `StatusCode`, a QName such as `samlp:Success`. */
  status: string | null;
  assertion: boolean;
  notBefore: string | null;
  notOnOrAfter: string | null;
  /** Text of the `NameIdentifier` of the attribute statement, and of the authentication statement inside. */
  outerName: string | null;
  innerName: string | null;
  /** The ticket inside the document. A secret. */
  ticket: string | null;
  attributes: SamlAttribute[];
  /** An element had an expected name but another namespace. */
  foreignNamespace: boolean;
}

interface Place {
  /** What the element is called in errors; the last part is its local name. */
  readonly name: string;
  readonly uri: string;
  readonly children: readonly Place[];
  /** At most one of this element. */
  readonly once: boolean;
  readonly open: ((response: SamlResponse, tag: Tag) => void) | undefined;
  /** The element holds text only; called with the trimmed text. */
  readonly text: ((response: SamlResponse, text: string) => void) | undefined;
}

const protocolUri = 'urn:oasis:names:tc:SAML:1.0:protocol';
const assertionUri = 'urn:oasis:names:tc:SAML:1.0:assertion';
const maxSamlAttributes = 10_000;
const maxValueLength = 65_536;

type Extras = Partial<Pick<Place, 'open' | 'text' | 'once'>>;

function place(uri: string, name: string, extras: Extras, ...children: Place[]): Place {
  return { uri, name, children, once: true, open: undefined, text: undefined, ...extras };
}

const saml = (name: string, extras: Extras, ...children: Place[]) => place(assertionUri, name, extras, ...children);
const samlp = (name: string, extras: Extras, ...children: Place[]) => place(protocolUri, name, extras, ...children);

function attributeOf(tag: Tag, name: string): string | null {
  const found = tag.attributes[name];
  return found === undefined ? null : trimmed(found.value);
}

const innerSubject = saml(
  'Subject',
  {},
  saml('NameIdentifier', { text: (response, text) => (response.innerName = text) }),
  saml(
    'SubjectConfirmation',
    {},
    saml('SubjectConfirmationData', { text: (response, text) => (response.ticket = text) }),
  ),
);

const outerSubject = saml(
  'Subject',
  {},
  saml('NameIdentifier', { text: (response, text) => (response.outerName = text) }),
  saml(
    'SubjectConfirmation',
    {},
    saml('SubjectConfirmationData', {}, saml('Assertion', {}, saml('AuthenticationStatement', {}, innerSubject))),
  ),
);

const attribute = saml(
  'Attribute',
  { once: false, open: beginAttribute },
  saml('AttributeValue', { once: false, text: addValue }),
);

const root = samlp(
  'Response',
  {},
  samlp('Status', {}, samlp('StatusCode', { open: (response, tag) => (response.status = attributeOf(tag, 'Value')) })),
  saml(
    'Assertion',
    { open: (response) => (response.assertion = true) },
    saml('Conditions', { open: readConditions }),
    saml('AttributeStatement', {}, attribute, outerSubject),
  ),
);

function readConditions(response: SamlResponse, tag: Tag): void {
  response.notBefore = attributeOf(tag, 'NotBefore');
  response.notOnOrAfter = attributeOf(tag, 'NotOnOrAfter');
}

function beginAttribute(response: SamlResponse, tag: Tag): void {
  if (response.attributes.length >= maxSamlAttributes) {
    throw new LanyardError('LAN-3308', { limit: maxSamlAttributes, kind: 'SAML attributes' });
  }
  response.attributes.push({ name: attributeOf(tag, 'AttributeName') ?? '', values: [] });
}

function addValue(response: SamlResponse, text: string): void {
  if (text !== '') response.attributes[response.attributes.length - 1]?.values.push(text);
}

/**
 * Reads the text of a SAML 1.1 response.
 *
 * @returns what it says, or `null` when the root is another element (then it may be a fault document).
 * @throws LanyardError as `walkXml`, and LAN-3308 value too long, LAN-3309 foreign namespace, LAN-3311 an element twice,
 *   LAN-3312 elements inside a value.
 */
export function parseSamlResponse(text: string): SamlResponse | null {
  const reader = new Reader();
  try {
    walkXml(text, reader);
  } catch (thrown) {
    if (thrown instanceof StopWalk) return null;
    throw thrown;
  }
  return reader.response;
}

class Reader {
  readonly response: SamlResponse = {
    status: null,
    assertion: false,
    notBefore: null,
    notOnOrAfter: null,
    outerName: null,
    innerName: null,
    ticket: null,
    attributes: [],
    foreignNamespace: false,
  };
  /** The places of the open elements; `undefined` for one that has none, and for all inside it. */
  private readonly path: (Place | undefined)[] = [];
  private readonly seen = new Set<Place>();
  private here: Place | undefined;
  private value = '';
  private lastUri = { inDocument: '', expected: '' };

  open(tag: Tag): boolean {
    const found = this.path.length === 0 ? this.openRoot(tag) : this.childFor(tag);
    this.path.push(found);
    this.here = found;
    if (found === undefined) return false;
    if (found.once) this.refuseSecond(found);
    found.open?.(this.response, tag);
    this.value = '';
    return found.text !== undefined;
  }

  text(piece: string): void {
    this.value = this.value === '' ? piece : this.value + piece;
    if (this.value.length > maxValueLength) {
      throw new LanyardError('LAN-3308', { limit: maxValueLength, kind: 'characters in one value' });
    }
  }

  close(): void {
    const closed = this.path.pop();
    this.here = this.path[this.path.length - 1];
    closed?.text?.(this.response, trimmed(this.value));
  }

  private openRoot(tag: Tag): Place {
    if (tag.local !== root.name) throw new StopWalk();
    if (tag.uri !== root.uri) throw new LanyardError('LAN-3309');
    return root;
  }

  private childFor(tag: Tag): Place | undefined {
    const parent = this.here;
    if (parent === undefined) return undefined;
    if (parent.text !== undefined) throw new LanyardError('LAN-3312', { part: parent.name });
    for (const child of parent.children) {
      if (!sameText(child.name, tag.local)) continue;
      if (this.isNamespace(tag.uri, child.uri)) return child;
      this.response.foreignNamespace = true;
    }
    return undefined;
  }

  /** The document's own string for a namespace is the same object every time: it is compared in full only once. */
  private isNamespace(uri: string, expected: string): boolean {
    if (uri === this.lastUri.inDocument) return expected === this.lastUri.expected;
    if (uri !== expected) return false;
    this.lastUri = { inDocument: uri, expected };
    return true;
  }

  /** All ancestors of a once-only element occur only once themselves, so once in the document is once in its parent. */
  private refuseSecond(found: Place): void {
    if (this.seen.has(found)) throw new LanyardError('LAN-3311', { part: found.name });
    this.seen.add(found);
  }
}
