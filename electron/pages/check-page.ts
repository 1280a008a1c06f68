import { toErrorValue } from '../errors/index.ts';
import type { CheckPage } from '../ipc/contract-pages.ts';
import type { View } from '../ipc/contract.ts';
import { viewError } from '../ipc/view-error.ts';
import type { PageMaker } from './page.ts';

type ShownResult = CheckPage['results'][number];

/** `Result`: what a check came to, in no language yet. */
export interface CheckPageParts<Result extends { readonly id: string }> {
  /** What will be looked at, in order; titles in the window's language. */
  readonly checks: () => readonly { readonly id: string; readonly title: string }[];
  /** A result in the window's language. */
  readonly worded: (result: Result) => ShownResult;
  readonly run: (options: {
    readonly signal: AbortSignal;
    readonly onProgress: (result: Result) => void;
  }) => Promise<readonly Result[]>;
  /** The parts of a support file, as they would be written. */
  readonly prepare: (
    results: readonly Result[],
  ) => Promise<readonly { readonly name: string; readonly text: string }[]>;
  /** Asks where to, and saves; `null` = the person thought better of it. */
  readonly save: (parts: readonly { readonly name: string; readonly text: string }[]) => Promise<string | null>;
  /** Of the window; without it English. */
  readonly language?: () => View['language'];
}

/** So much of a part is shown before it is saved, in characters. */
const shownText = 20_000;

/** The self-test, and the support file that rests on it. */
export function checkPage<Result extends { readonly id: string }>({
  checks,
  worded,
  run,
  prepare,
  save,
  language = () => 'en',
}: CheckPageParts<Result>): PageMaker {
  return (onChange) => {
    let state: CheckPage['state'] = 'not-started';
    let results: readonly Result[] = [];
    let supportFile: CheckPage['supportFile'] = { state: 'none' };
    let prepared: readonly { readonly name: string; readonly text: string }[] = [];
    let stop = new AbortController();
    const closed = new AbortController();
    const changed = () => {
      if (!closed.signal.aborted) onChange();
    };

    const start = async () => {
      if (state === 'running') return;
      stop = new AbortController();
      state = 'running';
      results = [];
      supportFile = { state: 'none' };
      changed();
      const { signal } = stop;
      const found = await run({
        signal,
        onProgress: (result) => {
          results = inOrder([...results, result]);
          changed();
        },
      });
      results = found;
      state = signal.aborted ? 'stopped' : 'done';
      changed();
    };
    const prepareFile = () =>
      tell('preparing', async () => {
        prepared = await prepare(results);
        return {
          state: 'ready',
          parts: prepared.map(({ name, text }) => ({
            name,
            bytes: Buffer.byteLength(text),
            length: text.length,
            beginning: text.slice(0, shownText),
          })),
        };
      });
    const saveFile = () => {
      const before = supportFile;
      return tell(null, async () => {
        const place = await save(prepared);
        return place === null ? before : { state: 'saved', place };
      });
    };
    /** Shows what comes of a step of the support file. */
    const tell = async (meanwhile: 'preparing' | null, step: () => Promise<CheckPage['supportFile']>) => {
      if (meanwhile !== null) supportFile = { state: meanwhile };
      changed();
      supportFile = await step().catch(
        (thrown: unknown) => ({ state: 'failed', problem: viewError(toErrorValue(thrown), language()) }) as const,
      );
      changed();
    };
    const inOrder = (found: readonly Result[]) =>
      checks().flatMap(({ id }) => found.filter((result) => result.id === id));

    return {
      view: () => ({
        page: 'check',
        state,
        total: checks().length,
        now:
          state === 'running'
            ? (checks().find(({ id }) => !results.some((result) => result.id === id))?.title ?? null)
            : null,
        // Facts are for the support file; the window shows sentences.
        results: results.map(worded).map(({ id, title, outcome, sentence, cure, code, milliseconds }) => ({
          id,
          title,
          outcome,
          sentence,
          cure,
          code,
          milliseconds,
        })),
        supportFile,
      }),
      intend(intent) {
        if (intent.page !== 'check') return;
        switch (intent.do) {
          case 'start':
            void start();
            return;
          case 'stop':
            stop.abort();
            return;
          case 'prepare-support-file':
            if (supportFile.state !== 'preparing') void prepareFile();
            return;
          case 'save-support-file':
            if (supportFile.state === 'ready') void saveFile();
        }
      },
      refresh: () => undefined,
      close() {
        closed.abort();
        stop.abort();
      },
    };
  };
}
