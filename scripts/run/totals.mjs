/**
 * Counts of one run of tests. `failed` holds everything that is not a plain pass: failures, tests that were skipped or
 * left for later, tests that passed only when repeated, files that could not be loaded, runners that died.
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
  const passed = outcomes.filter(({ status }) => status === 'passed').length;
  const broken = outcomes.filter(({ status }) => status === 'failed').length;
  const skipped = outcomes.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed,
    failed: broken + skipped.length + unloadable.length,
    remarks: [
      ...unloadable.map(({ name }) => `${name} could not be run`),
      ...skipped.map(({ fullName }) => `skipped, which counts as failed: ${fullName}`),
    ],
  };
}

/** What Playwright's JSON report counts. */
export function ofPlaywright({ stats, errors = [] }) {
  const { expected, unexpected, flaky, skipped } = stats;
  return {
    passed: expected,
    failed: unexpected + flaky + skipped + errors.length,
    remarks: [
      ...(skipped > 0 ? [`${skipped} skipped, which counts as failed`] : []),
      ...(flaky > 0 ? [`${flaky} passed only when repeated, which counts as failed`] : []),
      ...errors.map(({ message }) => `Playwright: ${message?.split('\n')[0]}`),
    ],
  };
}

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
