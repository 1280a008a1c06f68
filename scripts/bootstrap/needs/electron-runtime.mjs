import { runtimeInstalled } from '../../electron/installed.mjs';

/** The Electron runtime, which `npm ci` does not bring. */
export const electronRuntime = {
  name: 'electron',
  missing: () => !runtimeInstalled(),
  async provide() {
    const { provisionElectron } = await import('../../electron/provision.mjs');
    await provisionElectron();
  },
};
