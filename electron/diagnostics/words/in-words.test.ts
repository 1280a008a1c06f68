import { describe, expect, it, test } from 'vitest';
import { LanyardError } from '../../errors/index.ts';
import { also, attention, couldNotTell, ok } from '../finding.ts';
import { checkList } from '../list.ts';
import { english, type SentenceKey } from './english.ts';
import { inWords, titleIn } from './in-words.ts';
import { say } from './said.ts';
import { welsh, welshTitles } from './welsh.ts';

const keys = Object.keys(english) as SentenceKey[];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([one]) => one).sort();
const result = (finding: ReturnType<typeof ok>) => ({ ...finding, id: 'clock', title: 'Clock', milliseconds: 3 });

describe('the sentences of the self-test', () => {
  it('are the same in Welsh and English', () => {
    expect(Object.keys(welsh).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('fill in the same facts, and are whole sentences: %s', (key) => {
    expect(placeholders(welsh[key])).toEqual(placeholders(english[key]));
    for (const sentence of [english[key], welsh[key]]) expect(sentence).toMatch(/^[A-Z{].*\.$/);
    expect(welsh[key]).not.toBe(english[key]);
  });

  it('have a Welsh title for every check, and no other', () => {
    expect(Object.keys(welshTitles).sort()).toEqual(checkList.map(({ id }) => id).sort());
  });
});

test('a result is in the language asked for: title, sentence and cure', () => {
  const offline = result(couldNotTell('network.offline', 'network.offline.cure'));
  expect(inWords(offline, 'en')).toMatchObject({
    title: 'Clock',
    sentence: 'This computer is offline, so this was not looked at.',
    cure: 'Connect it to the network and test again.',
  });
  expect(inWords(offline, 'cy')).toMatchObject({
    title: 'Cloc',
    sentence: 'Mae’r cyfrifiadur hwn all-lein, felly ni wiriwyd hyn.',
    cure: 'Cysylltwch ef â’r rhwydwaith a gwiriwch eto.',
  });
});

test('what is out of order has the words of the error list; what the support desk reads stays English', () => {
  const slow = result(attention('LAN-8302', { amount: '90 s', direction: 'behind' }));
  const { sentence, cure, explanation, facts } = inWords(slow, 'cy');
  expect(sentence).toBe('Mae cloc y cyfrifiadur hwn 90 s yn anghywir.');
  expect(cure).toBe('Gofynnwch i’ch cymorth TG osod y cloc a throi ei gydamseru ymlaen.');
  expect({ explanation, facts }).toEqual({ explanation: slow.explanation, facts: slow.facts });
});

test('what else an error says is added, without its cure', () => {
  const both = result(
    also(ok(say('redirect-ports.free', { total: 2, free: 1 })), new LanyardError('LAN-8101').toValue()),
  );
  expect(inWords(both, 'en')).toMatchObject({
    sentence: 'Of 2 ports, 1 can be taken. The Identity Agent is not installed on this computer.',
    cure: null,
  });
  expect(inWords(both, 'cy').sentence).toMatch(/^Pyrth .*: 1 o 2\. Nid yw’r Identity Agent /);
});

test('nothing but words is in the worded form', () => {
  expect(Object.keys(inWords(result(ok('clock.right')), 'cy')).sort()).toEqual(
    ['id', 'title', 'outcome', 'sentence', 'cure', 'code', 'milliseconds'].sort(),
  );
  expect(titleIn({ id: 'unheard-of', title: 'Unheard of' }, 'cy')).toBe('Unheard of');
});
