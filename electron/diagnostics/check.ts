import type { ErrorCode } from '../errors/index.ts';
import type { CheckParts } from './parts.ts';
import type { Said } from './words/said.ts';

/** What a check came to. `attention`: works, but not as it should; `could-not-tell`: neither good nor bad was seen. */
export const outcomes = ['ok', 'attention', 'failed', 'could-not-tell'] as const;
export type Outcome = (typeof outcomes)[number];

/** Names, versions, numbers: for the support desk. Never a secret, never a person. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What a check found. */
export interface Finding {
  readonly outcome: Outcome;
  /** What is the case, in a sentence or two; `inWords` puts them into a language. */
  readonly says: readonly Said[];
  /** What to do about it; `null` where there is nothing to do. */
  readonly cure: Said | null;
  /** The code of `attention` and `failed`; otherwise mostly `null`. */
  readonly code: ErrorCode | null;
  /** What the support desk should know about this occurrence. */
  readonly explanation?: string;
  readonly facts?: Facts;
}

/** A finding with its place in the list and the time it took. */
export interface CheckResult extends Finding {
  readonly id: string;
  /** In English. */
  readonly title: string;
  readonly milliseconds: number;
}

/**
 * One check of the self-test. It names the parts of the computer it needs and knows nothing else. What it throws counts,
 * too: a LanyardError is a failure with its code; anything else means that the check could not tell.
 */
export interface Check<Needs extends keyof CheckParts = keyof CheckParts> {
  readonly id: string;
  /** In English; the Welsh one is in `words/welsh.ts`. */
  readonly title: string;
  /** What it looks at and when it is content, in a sentence; for the documents. */
  readonly looksAt: string;
  /** Milliseconds it may take; after that it could not tell. */
  readonly deadline: number;
  run(parts: Pick<CheckParts, Needs>): Promise<Finding> | Finding;
}
