import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ByHand } from './bootstrap/by-hand.mjs';
import { ensure, run } from './bootstrap/ensure.mjs';
import { foreground } from './bootstrap/execute.mjs';
import { say } from './bootstrap/say.mjs';
import { suites } from './run/suites.mjs';
import { add, nothing, verdict } from './run/totals.mjs';

/**
 * `npm test`: everything, on real parts. `npm test -- unit` (or integration, e2e, windows) runs one suite; what follows
 * the name goes to its runner. The last line is always `N passed, N failed`, and the exit code says the same. A suite that
 * this kind of machine cannot run at all is named as not run; asked for by name, it fails.
 */
async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const chosen = suites.filter((suite) => name === undefined || suite.name === name);
  if (chosen.length === 0) throw new ByHand(`There is no suite "${name}": ${suites.map((s) => s.name).join(', ')}.`);

  const leftOut = chosen.flatMap((suite) => {
    const obstacle = suite.obstacle?.();
    return obstacle ? [{ suite, remark: `${suite.name}: DID NOT RUN, ${obstacle}` }] : [];
  });
  if (name !== undefined && leftOut.length > 0) throw new ByHand(leftOut[0].remark);

  const able = chosen.filter((suite) => !leftOut.some((left) => left.suite === suite));
  const ran = (await prepare(able)) ? await runSuites(able, rest) : { ...nothing, failed: 1 };
  const totals = add({ ...nothing, remarks: leftOut.map(({ remark }) => remark) }, ran);
  const lines = [...totals.remarks, `${totals.passed} passed, ${totals.failed} failed`];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return totals.failed === 0 ? 0 : 1;
}

/** Gets and builds what the suites need; when that fails, says so and answers false. */
async function prepare(chosen) {
  const needs = new Set(chosen.flatMap((suite) => suite.needs));
  try {
    await ensure(['node', 'packages', ...needs]);
    if (!needs.has('build')) return true;
    const { buildAll } = await import('./build/all.mjs');
    await buildAll();
    return true;
  } catch (error) {
    if (!(error instanceof ByHand)) throw error;
    say(`\n${error.message}`);
    return false;
  }
}

async function runSuites(chosen, rest) {
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true));
  let totals = nothing;
  for (const suite of chosen) {
    totals = add(totals, await runSuite(suite, rest));
    if (interrupted) return { ...totals, failed: totals.failed + 1, remarks: [...totals.remarks, 'interrupted'] };
  }
  return totals;
}

async function runSuite(suite, rest) {
  process.stdout.write(`\n== ${suite.name} ==\n`);
  rmSync(suite.report, { force: true });
  const [command, ...args] = suite.command(rest);
  const scratch = mkdtempSync(path.join(tmpdir(), 'lt-')); // a short name: paths of sockets have a limit
  try {
    const code = await foreground(command, args, { env: { ...process.env, ...suite.env, TMPDIR: scratch } });
    return verdict(suite.name, counts(suite), code);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function counts(suite) {
  try {
    return suite.count(JSON.parse(readFileSync(suite.report, 'utf8')));
  } catch {
    return undefined;
  }
}

await run(main);
