import { existsSync } from 'node:fs';
import { commandOf } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';
import { whyNoWine } from '../windows/wine-root.mjs';
import { ofPlaywright, ofVitest } from './totals.mjs';

const report = (name) => inTree('test-results', `${name}.json`);

const vitest = (name) => ({
  name,
  report: report(name),
  count: ofVitest,
  command: (rest) => [
    process.execPath,
    commandOf('vitest'),
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
    ...rest,
  ],
});

const playwright = (name, config) => ({
  name,
  report: report(name),
  count: ofPlaywright,
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report(name) },
  command: (rest) => [
    ...display(),
    process.execPath,
    commandOf('@playwright/test', 'playwright'),
    'test',
    `--config=test/e2e/${config}`,
    '--reporter=list,json',
    ...rest,
  ],
});

/**
 * The suites of `npm test`, the quickest first; `needs` is what must be there besides the packages, `obstacle` says why a
 * machine of this kind cannot run the suite at all (or nothing).
 */
export const suites = [
  { ...vitest('unit'), needs: [] },
  { ...vitest('integration'), needs: ['system', 'electron', 'build'] },
  {
    ...vitest('windows'),
    needs: ['windows-packages', 'wine', 'windows-node', 'electron', 'build'],
    obstacle: whyNoWine,
  },
  { ...playwright('e2e', 'playwright.config.ts'), needs: ['system', 'electron', 'build'] },
  {
    ...playwright('packaged', 'packaged.config.ts'),
    needs: ['system', 'electron', 'build'],
    obstacle: whyNoPackage,
  },
];

/** The package is installed as its readers will install it, in a file system of its own: that needs root and dpkg. */
function whyNoPackage() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) return 'it needs Debian or one of its kind';
  return process.getuid() === 0 ? '' : 'it needs root';
}

/** Where there is no display, a virtual one around the command. */
function display() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  return ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24'];
}
