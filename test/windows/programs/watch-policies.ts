import { execFileSync } from 'node:child_process';
import { openSettings, thisComputer, valueOf } from '../../../electron/settings/index.ts';

/** Changes policies one after another and prints what Lanyard, which watches them, made of each. */

const key = String.raw`\Software\Policies\Lanyard`;
const opened = openSettings({ packaged: true, args: [] }, await thisComputer());
// Watching alone keeps no program running.
const running = setInterval(() => undefined, 1_000);
let tell: () => void = () => undefined;
const stop = opened.watch(() => {
  tell();
});

async function after(...change: string[]): Promise<unknown> {
  const told = new Promise<void>((resolve) => (tell = resolve));
  execFileSync('reg', change, { stdio: 'ignore' });
  await told;
  const name = 'window.language';
  return { value: valueOf(opened.settings, name), ...opened.sources[name] };
}

const set = (root: string, language: string) =>
  after('add', root + key, '/v', 'window.language', '/t', 'REG_SZ', '/d', language, '/f', '/reg:64');
const seen = [
  await set('HKCU', 'cy'),
  await set('HKLM', 'en'),
  await after('delete', `HKLM${key}`, '/v', 'window.language', '/f', '/reg:64'),
];
stop();
clearInterval(running);
process.stdout.write(JSON.stringify(seen));
