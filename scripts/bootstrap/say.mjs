import { clearInterval, setInterval } from 'node:timers';

/** Everything set-up says goes to stderr: stdout belongs to the program that is being set up. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Says what is being done, shows that it is still going on, and says how long it took. On a terminal one line is
 * written over and over; elsewhere (CI) a line is added every ten seconds.
 */
export async function working(what, task) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const terminal = process.stderr.isTTY;
  say(`- ${what} …`);
  const tick = setInterval(
    () => {
      if (terminal) process.stderr.write(`\r  ${seconds()} s `);
      else say(`  still at it after ${seconds()} s`);
    },
    terminal ? 1_000 : 10_000,
  );
  try {
    const result = await task();
    clearLine(terminal);
    say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    clearLine(terminal);
    throw error;
  } finally {
    clearInterval(tick);
  }
}

function clearLine(terminal) {
  if (terminal) process.stderr.write('\r\x1b[K');
}
