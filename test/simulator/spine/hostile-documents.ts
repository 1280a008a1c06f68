import { assertionDocument } from './assertion-document.ts';
import type { Answer, Asking } from './scenarios.ts';

const nested = (depth: number) => `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}`;

/** A right document with something done to its text. */
const spoilt =
  (spoil: (text: string) => string) =>
  ({ person, ticket, now }: Asking): Answer => ({ body: spoil(assertionDocument(person, ticket, now)) });

const entities = Array.from({ length: 9 }, (_, level) => {
  const below = level === 0 ? 'lol' : `&e${String(level - 1)};`;
  return `<!ENTITY e${String(level)} "${below.repeat(10)}">`;
}).join('');

/** Documents that attack the reader, or that arrive damaged. */
export const hostileDocuments = {
  'entity-bomb': spoilt((text) =>
    text
      .replace('?>', `?><!DOCTYPE r [${entities}]>`)
      .replace('<saml:AttributeValue>1.1<', '<saml:AttributeValue>&e8;<'),
  ),
  'external-entity': spoilt((text) =>
    text
      .replace('?>', '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
      .replace('<saml:AttributeValue>1.1<', '<saml:AttributeValue>&x;<'),
  ),
  'undefined-entity': spoilt((text) => text.replace('<saml:AttributeValue>1.1<', '<saml:AttributeValue>&nothing;<')),
  'deep-nesting': spoilt((text) => text.replace('<samlp:Status>', `${nested(100_000)}<samlp:Status>`)),
  'three-mib': spoilt((text) => text.replace('<samlp:Status>', `<!--${'x'.repeat(3 << 20)}--><samlp:Status>`)),
  truncated: spoilt((text) => text.slice(0, Math.floor(text.length * 0.7))),
  'truncated-in-tag': spoilt((text) => text.slice(0, text.lastIndexOf('AttributeName') + 6)),
  malformed: spoilt((text) => text.replace('</samlp:Status>', '</samlp:Stat>')),
  'elements-in-value': spoilt((text) => text.replace('>uid=', '><x>uid=0,</x>uid=')),
} as const satisfies Record<string, (asking: Asking) => Answer>;
