import { LanyardError, type ErrorCode, type ErrorDetails } from '../errors/index.ts';
import type { Facts, Finding } from './check.ts';

/** All is well. */
export function ok(sentence: string, facts?: Facts): Finding {
  return { outcome: 'ok', sentence, cure: null, code: null, ...(facts !== undefined && { facts }) };
}

/** Nothing to be looked at: this computer is not set up to use it. */
export function notUsed(why: string): Finding {
  return ok(`Not used on this computer: ${why}`, { used: false });
}

/** Neither good nor bad was seen. */
export function couldNotTell(sentence: string, cure: string | null = null, facts?: Facts): Finding {
  return { outcome: 'could-not-tell', sentence, cure, code: null, ...(facts !== undefined && { facts }) };
}

/** Does not work. The words are those of the catalogue. */
export function failed(error: LanyardError, facts: Facts = {}): Finding {
  return fromCatalogue('failed', error, facts);
}

/** Works, but not as it should. The words are those of the catalogue. */
export function attention(code: ErrorCode, details: ErrorDetails, facts: Facts = {}): Finding {
  return fromCatalogue('attention', new LanyardError(code, details), facts);
}

function fromCatalogue(outcome: 'failed' | 'attention', error: LanyardError, facts: Facts): Finding {
  const { code, message, remedy, details } = error.toValue();
  const explanation = error.forHelpdesk();
  return { outcome, sentence: message, cure: remedy, code, explanation, facts: { ...details, ...facts } };
}

/** What was thrown in a check, as what it found. */
export function fromThrown(thrown: unknown): Finding {
  if (thrown instanceof LanyardError) return failed(thrown);
  return {
    outcome: 'could-not-tell',
    sentence: 'This check itself failed.',
    cure: 'Tell the makers of Lanyard, with the whole self-test.',
    code: 'LAN-9001',
  };
}
