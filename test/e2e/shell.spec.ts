import { expect, test } from './fixtures.ts';

/** The shell around the page: what the page cannot do, and what it never gets. */

test('the page has the bridge and nothing of Node or Electron', async ({ lanyard }) => {
  const found = await lanyard.page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { lanyard: object }).lanyard).toSorted(),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  }));
  const bridge = 'closePage copyForSupport currentView intend intendOnPage onPage onView openPage'.split(' ');
  expect(found).toEqual({ bridge, node: [] });
});

test('[CIS1-16] the page never holds the ticket', async ({ world, lanyard }) => {
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  const ticket = world.agent.ticket;
  expect(ticket).not.toBeNull();
  const client = await lanyard.page.context().newCDPSession(lanyard.page);
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const heap = chunks.join('');
  expect(heap).toContain('Okonkwo Adaeze Miss');
  expect(heap).not.toContain(JSON.stringify(ticket).slice(1, -1));
  expect(heap).not.toContain(encodeURIComponent(String(ticket)));
});
