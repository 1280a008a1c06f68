import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

/** The shell around the page: what the page cannot do, and what it never gets. */

test('the page has the bridge and nothing of Node or Electron', async ({ lanyard }) => {
  const found = await lanyard.page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { lanyard: object }).lanyard).toSorted(),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  }));
  expect(found).toEqual({ bridge: ['copyForSupport', 'currentView', 'intend', 'onView'], node: [] });
});

test('what does not fit the contract changes nothing', async ({ lanyard }) => {
  await lanyard.page.evaluate(() => {
    const { lanyard: bridge } = globalThis as unknown as { lanyard: { intend(intent: unknown): void } };
    for (const intent of ['become-admin', null, { type: 'sign-in' }, 'x'.repeat(1e6)]) bridge.intend(intent);
  });
  await lanyard.screen('waiting-for-card');
});

test('script from elsewhere, inline script and connections are refused by the page’s policy', async ({ lanyard }) => {
  const csp = await lanyard.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const answer = await window?.webContents.session.fetch('app://lanyard/index.html');
    return answer?.headers.get('content-security-policy') ?? '';
  });
  expect(csp).toContain("default-src 'none'");
  expect(csp).not.toContain('unsafe');
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

test('a second start shows the first and ends', async ({ world, lanyard }) => {
  const second = spawn(
    await lanyard.electron.evaluate(() => process.execPath),
    ['--no-sandbox', '.', `--user-data-dir=${lanyard.folder}/profile`, '--settings', world.settingsFile],
    { cwd: path.join(import.meta.dirname, '..', '..'), stdio: 'ignore', env: { ...process.env, ...world.env } },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await lanyard.screen('waiting-for-card');
});
