import { describe, expect, it } from 'vitest';
import { person } from '../../test/simulator/people.ts';
import { assertionDocument, type DocumentChanges } from '../../test/simulator/spine/assertion-document.ts';
import { LanyardError } from '../errors/index.ts';
import { parseSamlResponse } from './saml-parser.ts';

const ticket = 'AQIC5wM2LY4Sfc+/Invented/Ticket=@AAJTSQACMDE=#';
const issued = Date.parse('2026-11-02T09:14:00Z');
const adaeze = person('adaeze');
const document = (changes: DocumentChanges = {}) => assertionDocument(adaeze, ticket, issued, changes);

function read(text: string) {
  const response = parseSamlResponse(text);
  if (response === null) throw new Error('no response');
  return response;
}

function code(text: string): string {
  try {
    parseSamlResponse(text);
  } catch (thrown) {
    if (thrown instanceof LanyardError) return thrown.code;
    throw thrown;
  }
  return 'accepted';
}

describe('the path through the document', () => {
  it('[CIS1-18] keeps the inner assertion out of the outer one', () => {
    const minute = 60_000;
    const response = read(
      document({
        validFor: { before: 3 * minute, after: minute },
        innerValidFor: { before: 900 * minute, after: -800 * minute },
        outerUid: '111111111111',
        innerUid: '222222222222',
      }),
    );
    expect(response.notBefore).toBe('2026-11-02T09:11:00Z');
    expect(response.notOnOrAfter).toBe('2026-11-02T09:15:00Z');
    expect(response.outerName).toBe('uid=111111111111,ou=People,o=nhs');
    expect(response.innerName).toBe('uid=222222222222,ou=People,o=nhs');
    expect(response.ticket).toBe(ticket);
  });

  it('[CIS1-18] does not take conditions and attributes of the inner assertion for missing outer ones', () => {
    const inner = document()
      .replace('<saml:Conditions', '<saml:Gone')
      .replace(/<saml:Attribute .*<\/saml:Attribute>/s, '');
    const withInnerAttribute = inner.replace(
      '<saml:AuthenticationStatement',
      '<saml:AttributeStatement><saml:Attribute AttributeName="uid"><saml:AttributeValue>1</saml:AttributeValue></saml:Attribute></saml:AttributeStatement><saml:AuthenticationStatement',
    );
    const response = read(withInnerAttribute);
    expect(response.notBefore).toBeNull();
    expect(response.attributes).toEqual([]);
  });

  it('goes by namespace, never by prefix', () => {
    const expected = read(document());
    for (const prefixes of [
      { samlp: 'p', saml: 'a' },
      { samlp: 'saml', saml: 'samlp' },
      { samlp: 'x', saml: '' },
    ]) {
      expect(read(document({ prefixes, status: 'samlp:Success' }))).toEqual(expected);
    }
    expect(code(document({ protocolUri: 'urn:oasis:names:tc:SAML:2.0:protocol' }))).toBe('LAN-3309');
    const foreign = read(document({ assertionUri: 'urn:oasis:names:tc:SAML:2.0:assertion' }));
    expect(foreign).toMatchObject({ assertion: false, foreignNamespace: true, attributes: [] });
  });

  it('passes over elements it does not expect, and what is inside them', () => {
    const text = document().replace(
      '<saml:Conditions',
      '<x:Y xmlns:x="urn:x"><saml:Conditions NotBefore="1"/></x:Y><saml:Conditions',
    );
    expect(read(text)).toEqual(read(document()));
  });

  it.each([
    ['two assertions', document({ twice: true })],
    ['two conditions', document().replace('<saml:AttributeStatement>', '<saml:Conditions/><saml:AttributeStatement>')],
    ['two statuses', document().replace('</samlp:Status>', '</samlp:Status><samlp:Status/>')],
    ['two name identifiers', document().replace('<saml:NameIdentifier', '<saml:NameIdentifier/><saml:NameIdentifier')],
  ])('refuses %s', (_, text) => {
    expect(code(text)).toBe('LAN-3311');
  });

  it('is not a response when the root is another element', () => {
    expect(parseSamlResponse('<fault/>')).toBeNull();
    expect(parseSamlResponse('<Envelope><Response/></Envelope>')).toBeNull();
  });
});

describe('values', () => {
  const withName = (value: string) => document().replace(/uid=\d+,/, value);

  it('are whole in spite of comments, processing instructions and CDATA', () => {
    for (const value of ['uid=5551<!-- x -->00000017,', 'uid=5551<?x y?>00000017,', 'uid=<![CDATA[555100000017]]>,']) {
      expect(read(withName(value)).outerName).toBe('uid=555100000017,ou=People,o=nhs');
    }
  });

  it('may not hold elements', () => {
    expect(code(withName('uid=5551<x/>00000017,'))).toBe('LAN-3312');
  });

  it('are trimmed, unescaped, and left out when empty', () => {
    const text = document().replace('>1.1<', '>\r\n\t 1 &amp; &#65;\r\n<').replace('>0<', '> <');
    const { attributes } = read(text);
    expect(attributes.find(({ name }) => name === 'ssbAssertionVersion')?.values).toEqual(['1 & A']);
    expect(attributes.find(({ name }) => name === 'ssbMode')?.values).toEqual([]);
  });

  it('are the same with CRLF, without line ends, and with a repeated Attribute', () => {
    expect(read(document({ lineEnd: '\r\n' }))).toEqual(read(document()));
    expect(read(document({ lineEnd: '' }))).toEqual(read(document()));
    expect(read(document({ repeated: true })).attributes.flatMap(({ values }) => values)).toEqual(
      read(document()).attributes.flatMap(({ values }) => values),
    );
  });
});

describe('hostile documents', () => {
  const fast = (text: string) => {
    const started = performance.now();
    const result = code(text);
    // Not a measurement: a document that makes the parser work for ever takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
    return result;
  };
  const inside = (text: string) => document().replace('<samlp:Status>', `${text}<samlp:Status>`);

  it('[CIS1-19] refuses document types and never expands entities', () => {
    const bomb = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${String(n)} "${`&e${String(n - 1)};`.repeat(10)}">`);
    const dtd = (subset: string) => document().replace('?>', `?><!DOCTYPE x ${subset}>`);
    expect(fast(dtd(`[${bomb.join('')}]`))).toBe('LAN-3306');
    expect(fast(dtd('[<!ENTITY x SYSTEM "file:///etc/passwd">]'))).toBe('LAN-3306');
    expect(fast(dtd('SYSTEM "https://elsewhere.example/x.dtd"'))).toBe('LAN-3306');
    expect(fast(dtd(''))).toBe('LAN-3306');
    expect(fast(inside('&x;'))).toBe('LAN-3305');
    expect(fast(inside('&constructor;'))).toBe('LAN-3305');
    expect(fast(inside('&__proto__;'))).toBe('LAN-3305');
  });

  it('[CIS1-19] refuses 100,000 nested elements at once', () => {
    expect(fast(inside('<x>'.repeat(100_000)))).toBe('LAN-3307');
  });

  it('refuses floods of attributes, SAML attributes and long values', () => {
    const many = Array.from({ length: 60_000 }, (_, n) => `a${String(n)}=""`).join(' ');
    expect(fast(inside(`<x ${many}/>`))).toBe('LAN-3308');
    const flood = '<saml:Attribute AttributeName="x"/>'.repeat(20_000);
    expect(fast(document().replace('<saml:Attribute ', `${flood}<saml:Attribute `))).toBe('LAN-3308');
    expect(fast(document().replace('>1.1<', `>${'&amp;'.repeat(100_000)}<`))).toBe('LAN-3308');
  });

  it('is not slow on anything of full size', () => {
    const size = 1_900_000;
    for (const text of [
      inside('<x/>'.repeat(size / 4)),
      inside(`<!--${'x'.repeat(size)}-->`),
      inside(`<?x ${'y'.repeat(size)}?>`),
      inside('&#65;'.repeat(size / 5)),
      document().replace('?>', `?><!DOCTYPE x [${'<!ENTITY a "b">'.repeat(size / 15)}]>`),
      `<Response xmlns="urn:x" ${'<'.repeat(size)}`,
    ]) {
      const started = performance.now();
      code(text);
      expect(performance.now() - started).toBeLessThan(3_000);
    }
  });

  it.each([
    ['cut off in text', document().slice(0, 1_000), 'LAN-3304'],
    ['cut off before the last tag', document().replace('</samlp:Response>', ''), 'LAN-3304'],
    ['wrong end tag', document().replace('</samlp:Status>', '</samlp:X>'), 'LAN-3305'],
    ['two roots', `${document()}<x/>`, 'LAN-3305'],
    ['text after the root', `${document()}x`, 'LAN-3305'],
    ['an attribute twice', document().replace('ResponseID=', 'ResponseID="x" ResponseID='), 'LAN-3305'],
    ['an unbound prefix', document().replace(/ xmlns:samlp="[^"]*"/, ''), 'LAN-3305'],
    ['no tag at all', 'hello', 'LAN-3303'],
    ['JSON', '{"a":1}', 'LAN-3303'],
  ])('is told: %s', (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });
});
