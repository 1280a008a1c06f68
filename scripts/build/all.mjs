import { buildNative, nativeTargets } from './native.mjs';
import { benchTarget, mainTarget, simulatorTarget } from './node-programs.mjs';
import { build } from './target.mjs';
import { preloadTarget, rendererTarget } from './window.mjs';
import { buildWindowsPrograms } from './windows-programs.mjs';

export { buildNative, buildWindowsPrograms };

/** Everything that is built, in the order in which it is needed. */
export const buildAll = () => build([...nativeTargets, mainTarget, preloadTarget, rendererTarget, simulatorTarget]);

/** What the command line needs. */
export const buildCommandLine = () => build([...nativeTargets.slice(0, 1), mainTarget]);

/** What `npm run bench` needs besides. */
export const buildBench = () => build([benchTarget]);
