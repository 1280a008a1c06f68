import path from 'node:path';
import type { Card } from '../../electron/cards/card.ts';
import { expect, test } from './fixtures.ts';

/** Cards are read where they are in the desktop program: in the card process of the real Electron, with its own libraries. */

const entry = path.resolve('out/main/watch-process.js');

interface Reply {
  readonly details?: { readonly card: Card };
}

function byReader(one: Reply, other: Reply): number {
  return (one.details?.card.reader ?? '').localeCompare(other.details?.card.reader ?? '');
}

test('a card is read in a process of Electron, and one that is no PIV card is called that', async ({
  world,
  lanyard,
}) => {
  await world.insert('ruth', 0);
  await world.cardsAre('amber');
  await world.insert('priya', 1);
  const replies = await lanyard.electron.evaluate(
    ({ utilityProcess }, { program, wanted }) =>
      new Promise<Reply[]>((resolve) => {
        const child = utilityProcess.fork(program);
        const answers: Reply[] = [];
        let seen = 0;
        child.on('message', (message: Reply & { type: string; card?: Card }) => {
          if (message.type === 'card-inserted') {
            seen += 1;
            child.postMessage({ type: 'read-card', id: seen, card: message.card, field: 'any' });
          } else if (message.type.startsWith('card-')) {
            answers.push(message);
            if (answers.length === wanted) {
              child.postMessage('stop');
              resolve(answers);
            }
          }
        });
      }),
    { program: entry, wanted: 2 },
  );
  // Which of two cards that were in before is told first, nobody knows.
  expect(replies.toSorted(byReader)).toMatchObject([
    { type: 'card-read', details: { kind: 'not-piv', card: { reader: world.readers[0] } } },
    {
      type: 'card-read',
      details: {
        kind: 'piv',
        card: { reader: world.readers[1] },
        chuid: { guid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        certificates: [
          { slot: '9A', holder: { uid: '555100000033', field: 'CN' }, issuer: 'Simulated Card Authority, CA, test' },
          { slot: '9C', holder: { uid: '555100000033' } },
          { slot: '9E', holder: null },
        ],
      },
    },
  ]);
});
