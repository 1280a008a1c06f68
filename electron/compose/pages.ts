import path from 'node:path';
import { journalFolder } from '../audit/index.ts';
import type { Reader } from '../cards/card.ts';
import type { ReadCard } from '../cards/reading/card-details.ts';
import type { SelfTest, SelfTestSurroundings } from './checks.ts';
import { checkList, inWords, titleIn, type CheckResult } from '../diagnostics/index.ts';
import { LanyardError } from '../errors/index.ts';
import type { View } from '../ipc/contract.ts';
import { logFolder, type Log } from '../log/index.ts';
import { cardsPage } from '../pages/cards-page.ts';
import { checkPage } from '../pages/check-page.ts';
import { launchPage } from '../pages/launch-page.ts';
import { createPages, type LivePages } from '../pages/pages.ts';
import { settingsPage } from '../pages/settings-page.ts';
import { storedPage } from '../pages/stored-page.ts';
import type { SessionState } from '../session/state.ts';
import { placesOf, type OpenSettings } from '../settings/index.ts';

export interface PagesSurroundings extends Pick<SelfTestSurroundings, 'hostFolder' | 'wayOut' | 'isOnline'> {
  readonly settings: OpenSettings;
  readonly log: Log;
  readonly session: () => SessionState;
  readonly language: () => View['language'];
  readonly readCard: ReadCard;
  /** As `RunningSession.agentHoldsTicket`. */
  readonly agentHoldsTicket: (signal: AbortSignal) => Promise<boolean | null>;
  readonly openExternal: (url: string) => Promise<void>;
  /** Asks where a file of this name is to be saved; `null` = nowhere. */
  readonly askWhereToSave: (name: string) => Promise<string | null>;
  /** A file of the program, whose time is that of the build. */
  readonly programFile: string;
  /** Where the last roles and the window's place are kept; absolute path. */
  readonly personFolder: string;
  readonly placeFile: string;
  readonly forgetLastRoles: () => void;
}

/** Puts the pages of the window together from their rooms. Free of Electron. */
export function pagesOf(parts: PagesSurroundings): LivePages {
  const { settings, session } = parts;
  const now = () => Date.now();
  // Of what the checks and the support file need, most is needed by them alone: it is loaded when somebody asks for them.
  const selfTest = async (): Promise<SelfTest> => {
    const { layersOf, programFacts, selfTestOf } = await import('./checks.ts');
    return selfTestOf(settings.settings, {
      listCards: () => readersNow(session()),
      ...parts,
      program: programFacts(parts.programFile),
      layers: layersOf(settings),
    });
  };
  return createPages({
    cards: cardsPage({ ...parts, now }),
    check: checkPage({
      language: parts.language,
      checks: () => checkList.map((check) => ({ id: check.id, title: titleIn(check, parts.language()) })),
      worded: (result: CheckResult) => inWords(result, parts.language()),
      run: async ({ signal, onProgress }) => {
        const started = performance.now();
        const test = await selfTest();
        const results = await test.run({
          signal,
          onProgress: ({ result }) => {
            onProgress(result);
          },
        });
        logSelfTest(parts.log, results, performance.now() - started);
        return results;
      },
      prepare: async (results) => {
        const { supportEntriesOf } = await import('./support-file.ts');
        const state = session();
        const person = state.name === 'signed-in' ? state.identity.user.name : '';
        return supportEntriesOf(settings, withResults(await selfTest(), results), { now: now(), person });
      },
      async save(entries) {
        const { saveSupportFile, supportFileName } = await import('../support/index.ts');
        const at = now();
        const file = await parts.askWhereToSave(supportFileName(at));
        if (file === null) return null;
        const bytes = await saveSupportFile(entries, { file, replace: true, at });
        parts.log.info('support-file-made', { count: entries.length, bytes });
        return file;
      },
    }),
    launch: launchPage({
      session,
      entries: () => settings.settings.launch,
      open: parts.openExternal,
      language: parts.language,
      onTrouble: (code) => {
        parts.log.warn('application-not-opened', { code });
      },
    }),
    settings: settingsPage({ settings, language: parts.language }),
    stored: storedPage({
      places: {
        journal: journalFolder(process.env, process.platform),
        log: logFolder(process.env, process.platform),
        'last-role': path.join(parts.personFolder, 'last-roles.json'),
        choices: placesOf(process.env, process.platform).choicesFile,
        'window-place': parts.placeFile,
      },
      settings: () => settings.settings,
      forget: (kind) => {
        if (kind === 'last-role') parts.forgetLastRoles();
        if (kind === 'choices') settings.lookAgain();
      },
    }),
  });
}

/** `took`: ms. */
function logSelfTest(log: Log, results: readonly CheckResult[], took: number): void {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const fields = { took: Math.round(took), count: failed.length };
  const [first] = failed;
  if (first === undefined) log.info('self-test-done', fields);
  else log.warn('self-test-done', { ...fields, ...(first.code === null ? {} : { code: first.code }) });
}

/** The readers as the session sees them: PC/SC is spoken in a process of its own, not here. */
function readersNow({ cards }: SessionState): Promise<readonly Reader[]> {
  if (cards.service !== 'running') return Promise.reject(new LanyardError(cards.outage ?? 'LAN-1017'));
  return Promise.resolve(
    cards.readers.map((name) => ({ name, card: cards.cards.find(({ reader }) => reader === name) ?? null })),
  );
}

/** A self-test that was run a moment ago need not be run again for the support file. */
function withResults(selfTest: SelfTest, results: Awaited<ReturnType<SelfTest['run']>>): SelfTest {
  const complete = results.length === selfTest.checks.length;
  return complete ? { ...selfTest, run: () => Promise.resolve(results) } : selfTest;
}
