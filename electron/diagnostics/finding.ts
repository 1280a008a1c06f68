import { LanyardError, type ErrorCode, type ErrorDetails, type ErrorValue } from '../errors/index.ts';
import type { Facts, Finding } from './check.ts';
import type { PlainKey, Said } from './words/said.ts';

type Sentence = PlainKey | Said;

/** All is well. */
export function ok(sentence: Sentence, facts?: Facts): Finding {
  return { outcome: 'ok', says: [said(sentence)], cure: null, code: null, ...(facts !== undefined && { facts }) };
}

/** Nothing to be looked at, and why: this computer is not set up to use it. */
export function notUsed(why: PlainKey): Finding {
  return ok(why, { used: false });
}

/** Neither good nor bad was seen. */
export function couldNotTell(sentence: PlainKey, cure: PlainKey | null = null, facts?: Facts): Finding {
  return {
    outcome: 'could-not-tell',
    says: [said(sentence)],
    cure: cure === null ? null : said(cure),
    code: null,
    ...(facts !== undefined && { facts }),
  };
}

/** Does not work. The words are those of the catalogue. */
export function failed(error: LanyardError, facts: Facts = {}): Finding {
  return fromCatalogue('failed', error, facts);
}

/** Works, but not as it should. The words are those of the catalogue. */
export function attention(code: ErrorCode, details: ErrorDetails, facts: Facts = {}): Finding {
  return fromCatalogue('attention', new LanyardError(code, details), facts);
}

/** A finding that also says what an error says. */
export function also(finding: Finding, error: ErrorValue): Finding {
  return { ...finding, says: [...finding.says, { error, part: 'message' }] };
}

/** A finding that an error keeps from being all well: it needs attention, in the words of both. */
export function spoiled(finding: Finding, error: LanyardError): Finding {
  return {
    ...fromCatalogue('attention', error, finding.facts ?? {}),
    says: also(finding, error.toValue()).says,
  };
}

function fromCatalogue(outcome: 'failed' | 'attention', thrown: LanyardError, facts: Facts): Finding {
  const error = thrown.toValue();
  return {
    outcome,
    says: [{ error, part: 'message' }],
    cure: { error, part: 'remedy' },
    code: error.code,
    explanation: thrown.forHelpdesk(),
    facts: { ...error.details, ...facts },
  };
}

/** What was thrown in a check, as what it found. */
export function fromThrown(thrown: unknown): Finding {
  if (thrown instanceof LanyardError) return failed(thrown);
  return { ...couldNotTell('self-test.failed-itself', 'self-test.failed-itself.cure'), code: 'LAN-9001' };
}

function said(sentence: Sentence): Said {
  return typeof sentence === 'string' ? { key: sentence, fill: {} } : sentence;
}
