import { beforeAll, expect, test } from 'vitest';
import { runTypeScript, wine } from './wine.ts';

beforeAll(async () => {
  // Node wants a Windows of its time.
  await wine(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
  // Windows has it for every person; wine does not.
  await wine(['reg', 'add', 'HKCU\\Software\\Policies', '/f']);
});

test('a change of policy is noticed while Lanyard runs, first one in a key that was not there', async () => {
  expect(await runTypeScript('watch-policies.ts')).toEqual([
    { value: 'cy', from: 'user-policy', locked: true },
    { value: 'en', from: 'machine-policy', locked: true },
    { value: 'cy', from: 'user-policy', locked: true },
  ]);
});
