import { version } from '../../package.json';
import type { SelfTest } from '../compose/checks.ts';
import { inWords, type Outcome, type WordedResult } from '../diagnostics/index.ts';
import { exitCodes, type Output } from './output.ts';
import { isoTime } from './state-line.ts';

const words: Readonly<Record<Outcome, string>> = {
  ok: 'ok',
  attention: 'attention',
  failed: 'failed',
  'could-not-tell': 'could not tell',
};
const column = 16;

/**
 * `lanyard check`: the self-test, in English. People see a line as each check ends, and a summary; programs get one object at the end. Exit
 * code 1 when a check failed or the command was stopped; what needs attention or could not be told does not count as failed.
 */
export async function showCheck(selfTest: SelfTest, output: Output, stop: AbortSignal): Promise<number> {
  const started = Date.now();
  const found = await selfTest.run({
    signal: stop,
    onProgress: ({ result }) => {
      if (!output.json) output.text(lineOf(inWords(result, 'en')));
    },
  });
  const results = found.map((result) => inWords(result, 'en'));
  const milliseconds = Date.now() - started;
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const [ok, attention, failed, couldNotTell] = [
    count('ok'),
    count('attention'),
    count('failed'),
    count('could-not-tell'),
  ];
  output.line(
    {
      version,
      at: isoTime(started),
      milliseconds,
      summary: { ok, attention, failed, couldNotTell },
      results,
    },
    `\n${String(ok)} ok, ${String(attention)} ${attention === 1 ? 'needs' : 'need'} attention, ${String(failed)} failed, ${String(couldNotTell)} could not tell` +
      ` (${(milliseconds / 1000).toFixed(1)} s)`,
  );
  return failed > 0 || stop.aborted ? exitCodes.failed : exitCodes.done;
}

/** What is fine takes one line; the rest says what to do, and what IT should know. */
function lineOf({ outcome, title, sentence, code, cure, explanation }: WordedResult): string {
  const more = [
    cure === null ? [] : [`What to do: ${cure}`],
    explanation === undefined ? [] : [`For IT: ${explanation}`],
  ];
  return [
    `${words[outcome].padEnd(column)}${title}: ${sentence}${code === null ? '' : ` (${code})`}`,
    ...more.flat().map((line) => `${' '.repeat(column)}${line}`),
  ].join('\n');
}
