import { mkdirSync } from 'node:fs';
import { ensure, run } from './bootstrap/ensure.mjs';
import { commandOf, foreground } from './bootstrap/execute.mjs';
import { inTree } from './bootstrap/paths.mjs';

/** Draws the icons anew after a change of their SVG: `node scripts/draw-icons.mjs` (on Linux inside `xvfb-run -a`). */
await run(async () => {
  await ensure(['node', 'packages', 'electron']);
  mkdirSync(inTree('build', 'icons', 'app'), { recursive: true });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return foreground(process.execPath, [commandOf('electron'), ...root, inTree('scripts', 'icons', 'draw.mjs')]);
});
