import { execute } from '../bootstrap/execute.mjs';

const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1).padStart(6);

/**
 * Runs steps side by side, at most so many at once, and prints a line for each as it ends; a step that failed is
 * followed by everything it said. Answers whether all went well.
 *
 * @param {{ name: string, command: string, args: string[] }[]} steps
 */
export async function runSteps(steps, atOnce) {
  const waiting = [...steps];
  let allWell = true;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const began = performance.now();
      const { code, output } = await execute(step.command, step.args);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds(began)} s  ${step.name}\n`);
      if (code === 0) continue;
      allWell = false;
      process.stdout.write(`\n${output.trimEnd()}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return allWell;
}
