import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Makes the package as `npm run dist` does, without the MSI. */
export default function makePackage(): void {
  const root = path.join(import.meta.dirname, '..', '..');
  const { status } = spawnSync(process.execPath, ['scripts/dist.mjs', 'package'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the package could not be made');
}
