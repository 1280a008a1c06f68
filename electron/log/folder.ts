import { recordsFolder } from '../audit/index.ts';

/** Where the log of the person running this is: beside the journal, on this computer. Absolute. */
export function logFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return recordsFolder('logs', env, platform);
}
