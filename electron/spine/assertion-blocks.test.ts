import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../../test/simulator/people.ts';
import { assertionDocument, attributesOf, type NamedValues } from '../../test/simulator/spine/assertion-document.ts';
import { inventedProfiles, newTicket } from '../../test/simulator/spine/invented-profiles.ts';
import { LanyardError } from '../errors/index.ts';
import { profileBlock, splitBlocks, type ProfileBlock } from './assertion-blocks.ts';
import { readRoleAssertion } from './role-assertion.ts';

const adaeze = person('adaeze');

const split = (attributes: readonly NamedValues[]) =>
  splitBlocks(attributes.map(([name, values]) => ({ name, values: [...values] })));
const profilesOf = (attributes: readonly NamedValues[]): ProfileBlock[] => split(attributes).profiles.map(profileBlock);

describe('blocks', () => {
  it('[CIS1-20] are the same in any order, spelling and repetition of their attributes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom('nhsIdCode', 'nhsIDCode', 'NHSIDCODE', 'nhsidcode'),
        fc.boolean(),
        (count, numbers, organisationAttribute, repeated) => {
          const next = () => Number(numbers.next().value);
          const shuffle = <T>(list: readonly T[]): T[] =>
            list
              .map((item) => ({ item, at: next() }))
              .sort((a, b) => a.at - b.at)
              .map(({ item }) => item);
          const profiles = shuffle(inventedProfiles(count, 3));
          const plain = attributesOf(adaeze, { profiles });
          const shuffled = attributesOf(adaeze, { profiles, organisationAttribute, arrange: shuffle });
          const once = repeated
            ? shuffled.flatMap(([name, values]) => values.map((value): NamedValues => [name, [value]]))
            : shuffled;
          expect(profilesOf(once)).toEqual(profilesOf(plain));
          expect(profilesOf(once).map(({ profileId }) => profileId)).toEqual(
            profiles.map(({ profileId }) => profileId),
          );
        },
      ),
    );
  });

  it('give attributes of the person to the person wherever they stand', () => {
    const attributes = attributesOf(adaeze);
    const moved = [...attributes.filter(([name]) => name !== 'uid'), ['uid', [adaeze.uid]] as const];
    expect(split(moved).person.get('uid')).toEqual([adaeze.uid]);
    expect(profilesOf(moved)).toEqual(profilesOf(attributes));
  });

  it('[CIS1-23] keep names and codes of activities as two lists, in their own orders', () => {
    const [, second] = profilesOf(attributesOf(adaeze));
    expect(second?.activityCodes).toEqual(['B0360', 'B8029']);
    expect(second?.activityNames).toEqual(['Verify Health Records', 'View Patient Medication']);
  });

  it('tolerate attributes they do not know', () => {
    const more = [...attributesOf(adaeze), ['nhsOrgOpenDate', ['20010101']], ['constructor', ['x']]] as const;
    expect(profilesOf(more)).toEqual(profilesOf(attributesOf(adaeze)));
  });

  it('are refused when profiles begin before the attribute that opens them', () => {
    expect(() => split([['uniqueIdentifier', ['1']], ...attributesOf(adaeze)])).toThrow(LanyardError);
  });
});

describe('spoilt documents', () => {
  const ticket = newTicket();
  const at = Date.parse('2026-11-02T09:14:00Z');
  const good = Buffer.from(assertionDocument(adaeze, ticket, at));
  const options = { ticket, receivedAt: at, clockTolerance: 0, liveOnly: false };
  const expected = readRoleAssertion(good, options);

  /** The identity, or `null` for a coded refusal; anything else is thrown on. */
  function outcome(bytes: Uint8Array) {
    try {
      return readRoleAssertion(bytes, options);
    } catch (thrown) {
      if (thrown instanceof LanyardError) return null;
      throw thrown;
    }
  }

  it('cut off anywhere give no identity', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(outcome(good.subarray(0, length))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('changed anywhere never give another person or another role', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(3), (position, byte, dropped) => {
        const spoilt = Buffer.concat([
          good.subarray(0, position),
          Buffer.from([byte]),
          good.subarray(position + dropped),
        ]);
        const identity = outcome(spoilt);
        if (identity === null) return;
        expect(identity.user.id).toBe(expected.user.id);
        expect(identity.role.profileId).toBe(expected.role.profileId);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of random bytes are refused with a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outcome(bytes)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '&', ';', '"', '=', '!', '-', '[', ']', '?', ' ') }),
        (text) => {
          expect(outcome(Buffer.from(`<a${text}`))).toBeNull();
        },
      ),
    );
  });
});
