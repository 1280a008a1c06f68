import { ByHand } from './by-hand.mjs';
import { needs as allNeeds } from './needs/index.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { say } from './say.mjs';

/**
 * Makes sure that what a command needs is there, and gets what is not. Nothing is printed, locked or started when
 * nothing is missing.
 *
 * A need is `{ name, missing(), provide(missing) }`: `missing` answers at once with what is not there (or undefined),
 * `provide` gets it or throws {@link ByHand}. Needs come in the order in which they build on each other.
 *
 * @param {string[]} names what the command needs, of `needs/index.mjs`
 * @param {{ optional?: string[] }} [options] needs the command can do without: what cannot be had is said, not thrown
 */
export async function ensure(names, { optional = [] } = {}) {
  for (const need of allNeeds.filter(({ name }) => names.includes(name))) {
    if (!need.missing()) continue;
    try {
      await oneAtATime(async () => {
        const missing = need.missing();
        if (missing) await need.provide(missing);
      });
    } catch (error) {
      if (!(error instanceof ByHand) || !optional.includes(need.name)) throw error;
      say(error.message);
      say('  Going on without.');
    }
  }
}

/** Runs a command's main function; what cannot be helped by this program is said in plain words, without a stack. */
export async function run(main) {
  try {
    const code = await main();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (!(error instanceof ByHand)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}
