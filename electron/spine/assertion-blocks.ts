import { LanyardError } from '../errors/index.ts';
import type { SamlAttribute } from './saml-parser.ts';

/** All values of the attributes of one block, by name in lower case. */
export type AttributeBag = ReadonlyMap<string, readonly string[]>;

/** The flat attribute list taken apart: what concerns the person (and the header), and one bag per role profile. */
export interface AssertionBlocks {
  readonly person: AttributeBag;
  readonly profiles: readonly AttributeBag[];
}

/** One role profile as issued. Names and codes are independent lists: never pair them by position (7.4; 17 no. 23). */
export interface ProfileBlock {
  readonly profileId: string;
  readonly jobRoleCode: string;
  /** Three-part name. */
  readonly jobRole: string;
  readonly organisationCode: string;
  readonly organisationName: string;
  readonly activityNames: readonly string[];
  readonly activityCodes: readonly string[];
  readonly areaOfWorkNames: readonly string[];
  readonly areaOfWorkCodes: readonly string[];
  readonly workgroupNames: readonly string[];
  readonly workgroupCodes: readonly string[];
}

/** Attribute names of the header and person blocks; met later, they still belong to the person. */
const personNames = new Set([
  'ssbassertionversion',
  'cn',
  'uid',
  'nhsocsprcode',
  'ssbsessionroleuid',
  'ssbmode',
  'nhspersonstatus',
]);

/** What tells profiles apart; before the first profile these show that the order is not the documented one. */
const profileMarks = new Set(['uniqueidentifier', 'nhsjobrolecode']);

const none: readonly string[] = [];

/**
 * Splits the attribute list (spine-cis1 7.4): `nhsIdCode`, in any case, opens a profile block; before the first one all
 * belongs to the person. Attributes repeated in a block are merged. Unknown attributes are kept and harm nothing.
 *
 * @throws LanyardError LAN-3414 when an attribute that identifies a profile comes before the first block.
 */
export function splitBlocks(attributes: readonly SamlAttribute[]): AssertionBlocks {
  const person = new Map<string, string[]>();
  const profiles: Map<string, string[]>[] = [];
  let block = person;
  for (const { name, values } of attributes) {
    const key = name.toLowerCase();
    if (key === 'nhsidcode') {
      block = new Map();
      profiles.push(block);
    }
    const owner = personNames.has(key) ? person : block;
    if (owner === person && profileMarks.has(key)) throw new LanyardError('LAN-3414', { attribute: key });
    const known = owner.get(key);
    if (known === undefined) owner.set(key, values);
    else known.push(...values);
  }
  return { person, profiles };
}

/** The values of one attribute; an empty list where it is absent. `name` in lower case. */
export function valuesOf(bag: AttributeBag, name: string): readonly string[] {
  return bag.get(name) ?? none;
}

/** The first value of an attribute that should have one; the empty text where it is absent. */
export function firstOf(bag: AttributeBag, name: string): string {
  return bag.get(name)?.[0] ?? '';
}

/** The one value of an attribute: `''` absent, `null` several different ones. */
export function onlyOf(bag: AttributeBag, name: string): string | null {
  const values = valuesOf(bag, name);
  const first = values[0] ?? '';
  return values.every((value) => value === first) ? first : null;
}

/** A profile bag with its fields named. */
export function profileBlock(bag: AttributeBag): ProfileBlock {
  return {
    profileId: firstOf(bag, 'uniqueidentifier'),
    jobRoleCode: firstOf(bag, 'nhsjobrolecode'),
    jobRole: firstOf(bag, 'nhsjobrole'),
    organisationCode: firstOf(bag, 'nhsidcode'),
    organisationName: firstOf(bag, 'o'),
    activityNames: valuesOf(bag, 'nhsbusinessfunctions'),
    activityCodes: valuesOf(bag, 'nhsbusinessfunctionscodes'),
    areaOfWorkNames: valuesOf(bag, 'nhsareaofwork'),
    areaOfWorkCodes: valuesOf(bag, 'nhsareaofworkcodes'),
    workgroupNames: valuesOf(bag, 'nhsworkgroups'),
    workgroupCodes: valuesOf(bag, 'nhsworkgroupscodes'),
  };
}
