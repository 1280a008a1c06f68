import { fillIn, inWelsh } from '../../errors/index.ts';
import type { CheckResult, Facts, Outcome } from '../check.ts';
import { english } from './english.ts';
import type { Said } from './said.ts';
import { welsh, welshTitles } from './welsh.ts';

export type Language = 'en' | 'cy';

/** What a check came to, as people and files read it. */
export interface WordedResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** What is the case, in a sentence or two. */
  readonly sentence: string;
  /** What to do about it; `null` where there is nothing to do. */
  readonly cure: string | null;
  readonly code: CheckResult['code'];
  /** What the support desk should know about this occurrence; always in English, as the facts are. */
  readonly explanation?: string;
  readonly facts?: Facts;
  readonly milliseconds: number;
}

/** A result in a language. The window speaks its own; the command line and the support file, read by the support desk, English. */
export function inWords(result: CheckResult, language: Language): WordedResult {
  const { says, cure, ...rest } = result;
  return {
    ...rest,
    title: titleIn(result, language),
    sentence: says.map((said) => sentenceIn(said, language)).join(' '),
    cure: cure === null ? null : sentenceIn(cure, language),
  };
}

/** The title of a check in a language. */
export function titleIn({ id, title }: { readonly id: string; readonly title: string }, language: Language): string {
  return language === 'cy' ? (welshTitles[id] ?? title) : title;
}

function sentenceIn(said: Said, language: Language): string {
  if ('key' in said) return fillIn((language === 'cy' ? welsh : english)[said.key], said.fill);
  return (language === 'cy' ? inWelsh(said.error) : said.error)[said.part];
}
