import { stripVTControlCharacters } from 'node:util';

/**
 * Counts of one run of tests. `failed` holds what did not pass: failures, tests that were skipped or left for later, files
 * that could not be loaded, runners that died. `remarks` names each of them, and each test that passed only when repeated.
 */
export const nothing = { passed: 0, failed: 0, remarks: [] };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  remarks: [...a.remarks, ...b.remarks],
});

/** What Vitest's JSON report counts. */
export function ofVitest(report) {
  const files = report.testResults ?? [];
  const outcomes = files.flatMap(({ assertionResults }) => assertionResults ?? []);
  const unloadable = files.filter(
    ({ status, assertionResults = [] }) =>
      status === 'failed' && !assertionResults.some((outcome) => outcome.status === 'failed'),
  );
  const passed = outcomes.filter(({ status }) => status === 'passed');
  const broken = outcomes.filter(({ status }) => status === 'failed');
  const skipped = outcomes.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: passed.length,
    failed: broken.length + skipped.length + unloadable.length,
    remarks: [
      ...passed.filter(hasFailures).map((outcome) => repeated(outcome.fullName, outcome.failureMessages[0])),
      ...broken.map(({ fullName, failureMessages = [] }) => failed(fullName, failureMessages[0])),
      ...unloadable.map(({ name }) => `${name} could not be run`),
      ...skipped.map(({ fullName }) => `skipped, which counts as failed: ${fullName}`),
    ],
  };
}

/** What Playwright's JSON report counts. */
export function ofPlaywright({ stats, suites = [], errors = [] }) {
  const { expected, unexpected, flaky, skipped } = stats;
  const cases = suites.flatMap(casesOf);
  return {
    passed: expected + flaky,
    failed: unexpected + skipped + errors.length,
    remarks: [
      ...cases.filter(({ status }) => status === 'flaky').map(({ name, message }) => repeated(name, message)),
      ...cases.filter(({ status }) => status === 'unexpected').map(({ name, message }) => failed(name, message)),
      ...(skipped > 0 ? [`${skipped} skipped, which counts as failed`] : []),
      ...errors.map(({ message }) => `Playwright: ${firstLine(message)}`),
    ],
  };
}

/** Every test of a suite of Playwright's and of the suites within it, with the message of its first failure. */
function casesOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, results }) => ({
      name: title,
      status,
      message: results.find(({ error }) => error)?.error.message,
    })),
  );
  return [...own, ...suites.flatMap(casesOf)];
}

const hasFailures = ({ failureMessages = [] }) => failureMessages.length > 0;
const failed = (name, message) => `failed: ${name}: ${firstLine(message)}`;
const repeated = (name, message) => `passed only when repeated: ${name}: ${firstLine(message)}`;
/** Vitest's report keeps of a time-out only where it was set. */
const firstLine = (message) =>
  stripVTControlCharacters(message ?? 'no message')
    .split('\n')[0]
    .replace('Error: STACK_TRACE_ERROR', 'took too long');

/**
 * The verdict over a runner: its counts and its exit code must agree. A runner that left no report, that ran nothing, or
 * that complained of something it did not count has failed once.
 */
export function verdict(name, counts, code) {
  if (!counts) return { passed: 0, failed: 1, remarks: [`${name}: the runner died (exit code ${code})`] };
  const extra =
    (counts.passed + counts.failed === 0 && 'no test ran') ||
    (code !== 0 && counts.failed === 0 && `the runner ended with exit code ${code}`);
  const remarks = counts.remarks.map((remark) => `${name}: ${remark}`);
  if (!extra) return { ...counts, remarks };
  return { ...counts, failed: counts.failed + 1, remarks: [...remarks, `${name}: ${extra}`] };
}
