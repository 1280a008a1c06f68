import { describe, expect, test } from 'vitest';
import { pivApplication, type PivManner } from '../../../test/simulator/cards/piv-card.ts';
import { pivData } from '../../../test/simulator/cards/piv-data.ts';
import type { CardConnection } from './card-door.ts';
import { readPiv } from './piv.ts';

/** Reads a card of the simulator that misbehaves in this manner, and counts what was sent to it. */
async function readWith(manner: PivManner) {
  const application = pivApplication(await pivData({ uid: '055510000024' }), manner);
  let sent = 0;
  const connection: CardConnection = {
    protocol: 'T=1',
    transmit(command) {
      sent += 1;
      return Promise.resolve(application.answer(Buffer.from(command)));
    },
    close: () => Promise.resolve(),
  };
  const content = await readPiv(connection, undefined, () => undefined);
  return { content, sent, status: (name: string) => content?.objects.find((object) => object.name === name) };
}

describe('one object that is too long does not hide the rest', () => {
  test('the CHUID', async () => {
    const { content, status } = await readWith('huge-chuid');
    expect(status('chuid')).toEqual({ name: 'chuid', status: 'unreadable', hex: '' });
    expect(content?.chuid).toBeNull();
    expect(content?.certificates.map(({ slot }) => slot)).toEqual(['9A', '9C', '9E']);
  });

  test('a certificate', async () => {
    const { content, status } = await readWith('huge-certificate');
    expect(status('certificate-9a')).toEqual({ name: 'certificate-9a', status: 'unreadable', hex: '' });
    expect(content?.chuid?.guid).toMatch(/^[0-9a-f-]{36}$/);
    expect(content?.certificates.map(({ slot }) => slot)).toEqual(['9C', '9E']);
  });

  test('and when all are, it ends all the same', async () => {
    const { content, sent } = await readWith('huge');
    expect(content?.objects.map(({ status }) => status)).toEqual([...Array<string>(6).fill('unreadable'), 'absent']);
    expect(sent).toBeLessThan(20);
  });
});
