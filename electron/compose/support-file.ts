import os from 'node:os';
import { version } from '../../package.json';
import { journalFolder } from '../audit/index.ts';
import type { SelfTest } from './checks.ts';
import { inWords } from '../diagnostics/index.ts';
import { logFolder } from '../log/index.ts';
import { accountName, osSession } from './os-session.ts';
import { namedSettings, valueOf, type SettingsInForce } from '../settings/index.ts';
import { privateWords, supportEntries, type SupportEntry } from '../support/index.ts';

/** The texts of a support file of this computer and person, made now; the same for the window and the command line. */
export function supportEntriesOf(
  inForce: SettingsInForce,
  selfTest: SelfTest,
  {
    now,
    signal,
    person = '',
  }: {
    readonly now: number;
    readonly signal?: AbortSignal;
    /** The name of whoever is signed in, to be removed wherever it should turn up. */
    readonly person?: string;
  },
): Promise<readonly SupportEntry[]> {
  return supportEntries({
    // The support desk reads it: English, whatever the window speaks.
    selfTest: async () =>
      (await selfTest.run(signal === undefined ? {} : { signal })).map((result) => inWords(result, 'en')),
    versions: versionsHere(),
    settings: settingsTold(inForce),
    logs: logFolder(process.env, process.platform),
    journal: journalFolder(process.env, process.platform),
    now,
    alsoRemove: [...privateWords(accountName()), ...privateWords(person)],
  });
}

function versionsHere() {
  const { node, electron, chrome } = process.versions as Readonly<Record<string, string | undefined>>;
  return {
    lanyard: version,
    runtime: { electron: electron ?? null, chrome: chrome ?? null, node },
    system: { platform: process.platform, release: os.release(), version: os.version(), arch: process.arch },
    computer: { processors: os.cpus().length, memory: os.totalmem() },
    session: osSession(),
  };
}

/** Every setting with its value, and where it comes from; and what was refused. */
function settingsTold({ settings, sources, refusals }: SettingsInForce) {
  return {
    settings: Object.fromEntries(
      namedSettings.map(({ key }) => [key, { value: valueOf(settings, key) ?? null, ...sources[key] }]),
    ),
    refused: refusals.map(({ layer, key, error: { code, message } }) => ({ setting: key, from: layer, code, message })),
  };
}
