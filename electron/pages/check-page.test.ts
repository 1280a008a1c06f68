import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pageViewSchema, type CheckPage } from '../ipc/contract-pages.ts';
import { checkPage, type CheckPageParts } from './check-page.ts';

const checks = [
  { id: 'service', title: 'Smartcard service' },
  { id: 'readers', title: 'Readers' },
];
const result = (id: string) => ({
  id,
  title: id,
  outcome: 'ok' as const,
  sentence: 'Works.',
  cure: null,
  code: null,
  milliseconds: 3,
});

function bench(changes: Partial<CheckPageParts<ReturnType<typeof result>>> = {}) {
  let go: () => void = () => undefined;
  const going = new Promise<void>((resolve) => {
    go = resolve;
  });
  const page = checkPage({
    checks: () => checks,
    worded: (one) => one,
    run: async ({ signal, onProgress }) => {
      onProgress(result('readers'));
      await Promise.race([
        going,
        new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        }),
      ]);
      return checks.map(({ id }) => result(id));
    },
    prepare: () => Promise.resolve([{ name: 'self-test.json', text: 'é'.repeat(30_000) }]),
    save: () => Promise.resolve('/home/somebody/support.zip'),
    ...changes,
  })(() => undefined);
  const view = () => v.parse(pageViewSchema, page.view()) as CheckPage;
  const ask = (what: 'start' | 'stop' | 'prepare-support-file' | 'save-support-file') => {
    page.intend({ page: 'check', do: what });
  };
  return { page, view, ask, go };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the check page', () => {
  test('shows what is under way and what is done', async () => {
    const { view, ask, go } = bench();
    expect(view()).toMatchObject({ state: 'not-started', total: 2, results: [] });
    ask('start');
    expect(view()).toMatchObject({ state: 'running', now: 'Smartcard service', results: [{ id: 'readers' }] });
    go();
    await turn();
    expect(view()).toMatchObject({ state: 'done', now: null, results: [{ id: 'service' }, { id: 'readers' }] });
  });

  test('can be stopped, and begun again', async () => {
    const { view, ask } = bench();
    ask('start');
    ask('stop');
    await turn();
    expect(view().state).toBe('stopped');
    ask('start');
    expect(view().state).toBe('running');
  });

  test('shows the support file before it is saved', async () => {
    const { view, ask } = bench();
    ask('save-support-file');
    expect(view().supportFile).toEqual({ state: 'none' });
    ask('prepare-support-file');
    expect(view().supportFile).toEqual({ state: 'preparing' });
    await turn();
    expect(view().supportFile).toMatchObject({ parts: [{ name: 'self-test.json', bytes: 60_000, length: 30_000 }] });
    ask('save-support-file');
    await turn();
    expect(view().supportFile).toEqual({ state: 'saved', place: '/home/somebody/support.zip' });
  });

  test('goes back to what was prepared when the person thinks better of saving, and says what went wrong', async () => {
    const changed = bench({ save: () => Promise.resolve(null) });
    changed.ask('prepare-support-file');
    await turn();
    changed.ask('save-support-file');
    await turn();
    expect(changed.view().supportFile.state).toBe('ready');
    const failed = bench({ save: () => Promise.reject(new Error('disk full')) });
    failed.ask('prepare-support-file');
    await turn();
    failed.ask('save-support-file');
    await turn();
    expect(failed.view().supportFile).toMatchObject({ state: 'failed', problem: { code: 'LAN-9001' } });
  });
});
