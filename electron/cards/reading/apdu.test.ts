import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CardNonsense, exchange, OverlongAnswer } from './apdu.ts';
import type { CardConnection } from './card-door.ts';

const command = { instruction: 0xcb, p1: 0x3f, p2: 0xff, data: [0x5c, 0x01, 0x7e] };
const upper = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** A card that gives these answers in turn, and the last one for ever. */
function cardSaying(answers: readonly string[], protocol: 'T=0' | 'T=1' = 'T=1') {
  const sent: string[] = [];
  const connection: CardConnection = {
    protocol,
    transmit(bytes) {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? '';
      sent.push(upper(bytes));
      return Promise.resolve(Buffer.from(answer, 'hex'));
    },
    close: () => Promise.resolve(),
  };
  return { sent, connection, answer: () => exchange(connection, command, () => undefined) };
}

describe('one command and its whole answer', () => {
  test('T=1: the expected length goes along', async () => {
    const card = cardSaying(['AABB9000']);
    const { data, status } = await card.answer();
    expect({ data: upper(data), status, sent: card.sent }).toEqual({
      data: 'AABB',
      status: 0x9000,
      sent: ['00CB3FFF035C017E00'],
    });
  });

  test('T=0: it does not, and the answer is fetched', async () => {
    const card = cardSaying(['6102', 'AABB9000'], 'T=0');
    const { data } = await card.answer();
    expect(upper(data)).toBe('AABB');
    expect(card.sent).toEqual(['00CB3FFF035C017E', '00C0000002']);
  });

  test('piece by piece, with the lengths the card wants', async () => {
    const card = cardSaying(['6C02', 'AABB6100', '6C01', 'CC6101', 'DD9000']);
    const { data } = await card.answer();
    expect(upper(data)).toBe('AABBCCDD');
    expect(card.sent).toEqual(['00CB3FFF035C017E00', '00CB3FFF035C017E02', '00C0000000', '00C0000001', '00C0000001']);
  });

  test('an answer of extended length', async () => {
    const card = cardSaying([`${'AA'.repeat(10_000)}9000`]);
    expect((await card.answer()).data).toHaveLength(10_000);
  });

  test('another status word is handed on', async () => {
    expect(await cardSaying(['6A82']).answer()).toMatchObject({ status: 0x6a82 });
    expect(await cardSaying(['6C10'], 'T=0').answer()).toMatchObject({ status: 0x6c10 });
  });

  test.each([
    ['nothing', ['']],
    ['half a status word', ['90']],
    ['a length for ever', ['6C10']],
    ['more for ever, and nothing with it', ['6100']],
    ['more than any object', [`${'AA'.repeat(9_000)}6100`]],
    ['more than it announced', [`5302${'AA'.repeat(254)}6100`]],
  ])('refused: %s', async (_name, answers) => {
    const card = cardSaying(answers);
    await expect(card.answer()).rejects.toBeInstanceOf(CardNonsense);
    expect(card.sent.length).toBeLessThanOrEqual(128);
  });

  test.each([
    ['T=1', ['5382EA60AA6100'], 1],
    ['T=0', ['6100', '5382EA60AA6100'], 2],
  ] as const)('%s: one that announces more than any object is given up at once', async (protocol, answers, sent) => {
    const card = cardSaying(answers, protocol);
    await expect(card.answer()).rejects.toBeInstanceOf(OverlongAnswer);
    expect(card.sent).toHaveLength(sent);
  });

  test('it is given up between two pieces', async () => {
    const card = cardSaying(['AA6100']);
    const pause = (): void => {
      if (card.sent.length === 3) throw new Error('enough');
    };
    await expect(exchange(card.connection, command, pause)).rejects.toThrow('enough');
    expect(card.sent).toHaveLength(3);
  });

  test('property: whatever a card says, it ends, within its limits', async () => {
    const word = fc.constantFrom('9000', '6100', '61FF', '6C05', '6C00', '6A82', '0000', '');
    const answer = fc.tuple(fc.uint8Array({ maxLength: 300 }), word).map(([data, end]) => `${upper(data)}${end}`);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 20 }), fc.boolean(), async (answers, isT0) => {
        const card = cardSaying(answers, isT0 ? 'T=0' : 'T=1');
        const outcome = await card.answer().catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(CardNonsense);
        else expect((outcome as { data: Uint8Array }).data.length).toBeLessThanOrEqual(16 * 1024);
        expect(card.sent.length).toBeLessThanOrEqual(128);
      }),
    );
  });
});
