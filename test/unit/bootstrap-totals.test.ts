import { describe, expect, it } from 'vitest';

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly remarks: readonly string[];
}
interface Scripts {
  readonly ofVitest: (report: unknown) => Totals;
  readonly ofPlaywright: (report: unknown) => Totals;
  readonly verdict: (name: string, counts: Totals | undefined, code: number) => Totals;
}

const url = new URL('../../scripts/run/totals.mjs', import.meta.url).href;
const { ofVitest, ofPlaywright, verdict } = (await import(/* @vite-ignore */ url)) as Scripts;

const outcome = (status: string) => ({ status, fullName: `a test that ${status}` });

describe('the totals of npm test', () => {
  it('count what Vitest reports, a skipped test and a file that cannot be loaded as failed', () => {
    const counts = ofVitest({
      testResults: [
        { name: 'a', status: 'failed', assertionResults: ['passed', 'passed', 'failed'].map(outcome) },
        { name: 'b', status: 'passed', assertionResults: ['passed', 'pending', 'todo', 'skipped'].map(outcome) },
        { name: 'c', status: 'failed', assertionResults: [] },
      ],
    });
    expect(counts).toMatchObject({ passed: 3, failed: 5 });
    expect(counts.remarks).toContain('c could not be run');
    expect(counts.remarks).toContain('skipped, which counts as failed: a test that pending');
  });

  it('name what Vitest saw fail, and what passed only when repeated', () => {
    const { passed, failed, remarks } = ofVitest({
      testResults: [
        {
          name: 'a',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'plain', failureMessages: [] },
            { status: 'passed', fullName: 'shaky', failureMessages: ['Error: too late\n at …'] },
            { status: 'failed', fullName: 'broken', failureMessages: ['AssertionError: 1 is not 2\n at …'] },
            { status: 'failed', fullName: 'slow', failureMessages: ['Error: STACK_TRACE_ERROR\n at …'] },
          ],
        },
      ],
    });
    expect({ passed, failed }).toEqual({ passed: 2, failed: 2 });
    expect(remarks).toEqual([
      'passed only when repeated: shaky: Error: too late',
      'failed: broken: AssertionError: 1 is not 2',
      'failed: slow: took too long',
    ]);
  });

  it('count what Playwright reports, skipped tests as failed, and name what failed or was repeated', () => {
    const spec = (title: string, status: string, ...messages: string[]) => ({
      title,
      tests: [{ status, results: messages.map((message) => ({ error: { message } })) }],
    });
    const counts = ofPlaywright({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [
        { specs: [spec('plain', 'expected')], suites: [{ specs: [spec('shaky', 'flaky', '\u001b[31mtoo late\n…')] }] },
        { specs: [spec('broken', 'unexpected', '1 is not 2\n…')] },
      ],
      errors: [{ message: 'no such file\nat …' }],
    });
    expect(counts).toMatchObject({ passed: 5, failed: 4 });
    expect(counts.remarks).toEqual([
      'passed only when repeated: shaky: too late',
      'failed: broken: 1 is not 2',
      '2 skipped, which counts as failed',
      'Playwright: no such file',
    ]);
  });

  const green = { passed: 2, failed: 0, remarks: [] };

  it('believe a runner only when counts and exit code agree', () => {
    expect(verdict('unit', green, 0)).toEqual(green);
    expect(verdict('unit', green, 1)).toMatchObject({ passed: 2, failed: 1 });
    expect(verdict('unit', { passed: 1, failed: 1, remarks: ['r'] }, 1)).toMatchObject({
      passed: 1,
      failed: 1,
      remarks: ['unit: r'],
    });
  });

  it('are not green when the runner died or nothing ran', () => {
    expect(verdict('e2e', undefined, 139)).toMatchObject({ passed: 0, failed: 1 });
    expect(verdict('e2e', { passed: 0, failed: 0, remarks: [] }, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});
