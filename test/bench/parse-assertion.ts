import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { parseString } from 'xml2js';
import { readRoleAssertion } from '../../electron/spine/role-assertion.ts';
import { person } from '../simulator/people.ts';
import { assertionDocument } from '../simulator/spine/assertion-document.ts';
import { newTicket, withProfiles } from '../simulator/spine/invented-profiles.ts';

export interface ParseFigures {
  /** Size of the document, bytes. */
  readonly bytes: number;
  readonly profiles: number;
  /** Median milliseconds from bytes to result. */
  readonly medians: Readonly<Record<Contender, number>>;
  /** Ours divided by the other's, each the median over rounds of neighbouring measurements. */
  readonly oursTo: Readonly<Record<Exclude<Contender, 'ours'>, number>>;
}

/**
 * `ours`: parse and check, from bytes to identity. `bareSaxes`: saxes with namespaces and nothing listening, the floor.
 * `collectingSaxes`: saxes with listeners that collect all values. The others build objects, without any check.
 */
export type Contender = 'ours' | 'bareSaxes' | 'collectingSaxes' | 'fastXmlParser' | 'xml2js';

/** Rounds that are not counted: the compiler needs them to settle. */
const warmUp = 40;

const contenders: readonly Contender[] = ['ours', 'bareSaxes', 'collectingSaxes', 'fastXmlParser', 'xml2js'];

/**
 * Measures reading a role assertion of 40 profiles against bare saxes and two well-known XML-to-object libraries, on the
 * same bytes, interleaved, so that a busy machine slows all of them alike.
 */
export function measureParsing(rounds = 60, profiles = 40): ParseFigures {
  const someone = withProfiles(person('adaeze'), profiles);
  const ticket = newTicket();
  const now = Date.now();
  const bytes = Buffer.from(assertionDocument(someone, ticket, now));
  const options = { ticket, receivedAt: now, clockTolerance: 300_000, liveOnly: false };
  const objects = new XMLParser({ ignoreAttributes: false, removeNSPrefix: true });

  const work: Readonly<Record<Contender, () => unknown>> = {
    ours: () => readRoleAssertion(bytes, options),
    bareSaxes: () => new SaxesParser({ xmlns: true }).write(bytes.toString('utf8')).close(),
    collectingSaxes: () => collect(bytes.toString('utf8')),
    fastXmlParser: () => objects.parse(bytes.toString('utf8')) as unknown,
    xml2js: () => viaXml2js(bytes.toString('utf8')),
  };

  const times = new Map<Contender, number[]>(contenders.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    // In a new order each round, so that nobody always follows the one that leaves the most garbage.
    for (const name of shuffled(contenders)) {
      const started = performance.now();
      work[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const timesOf = (name: Contender) => times.get(name) ?? [];
  const medianOf = (name: Contender) => median(timesOf(name));
  const ratioTo = (name: Contender) => median(timesOf('ours').map((time, round) => time / (timesOf(name)[round] ?? 1)));
  return {
    bytes: bytes.length,
    profiles,
    medians: {
      ours: medianOf('ours'),
      bareSaxes: medianOf('bareSaxes'),
      collectingSaxes: medianOf('collectingSaxes'),
      fastXmlParser: medianOf('fastXmlParser'),
      xml2js: medianOf('xml2js'),
    },
    oursTo: {
      bareSaxes: ratioTo('bareSaxes'),
      collectingSaxes: ratioTo('collectingSaxes'),
      fastXmlParser: ratioTo('fastXmlParser'),
      xml2js: ratioTo('xml2js'),
    },
  };
}

function collect(text: string): string[] {
  const values: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    for (const attribute of Object.values(tag.attributes)) values.push(attribute.value);
  });
  parser.on('text', (value) => values.push(value));
  parser.write(text).close();
  return values;
}

/** `parseString` calls back before it returns unless told otherwise. */
function viaXml2js(text: string): unknown {
  let parsed: unknown;
  parseString(text, (error, result: unknown) => {
    if (error !== null) throw error;
    parsed = result;
  });
  return parsed;
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
