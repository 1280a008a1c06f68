import type { World } from '../world.ts';
import { cis2Modes } from './cis2-modes.ts';
import { agentModes, cardModes, serviceModes, spineModes } from './modes.ts';
import { CommandError, readWords, usageOf, type Command, type Parameter } from './command.ts';

const who: Parameter = { name: 'person', kind: 'person' };
const reader: Parameter = { name: 'reader', kind: 'reader' };
const choice = (name: string, modes: Readonly<Record<string, unknown>>): Parameter => ({
  name,
  kind: 'choice',
  choices: Object.keys(modes),
});

/** People do not wait for a window as scripts do. */
function atWindow(world: World): World {
  if (world.state().prompt) return world;
  throw new CommandError('No passcode window is open.');
}

/** Everything that can be done to the simulated workstation; the terminal, the panel and the scripted day share it. */
export const commands: readonly Command[] = [
  {
    name: 'insert',
    about: "puts a person's card into a reader",
    parameters: [who, reader],
    run: (world, words) => world.insert(words.person, words.reader),
  },
  {
    name: 'remove',
    about: 'takes the card out of a reader',
    parameters: [reader],
    run: (world, words) => world.remove(words.reader),
  },
  {
    name: 'swap',
    about: "takes the card out and puts another person's in",
    parameters: [who, reader],
    run: (world, words) => world.swap(words.person, words.reader),
  },
  {
    name: 'mute',
    about: 'puts in a card that does not answer, as one the wrong way round',
    parameters: [reader],
    run: (world, words) => world.insertMute(words.reader),
  },
  {
    name: 'flicker',
    about: 'lets the card lose contact for a moment',
    parameters: [reader],
    run: (world, words) => world.flicker(words.reader),
  },
  {
    name: 'passcode',
    about: 'types the right passcode into the Identity Agent',
    parameters: [],
    run: (world) => atWindow(world).typePasscode(),
  },
  {
    name: 'wrong',
    about: 'types a wrong passcode',
    parameters: [],
    run: (world) => atWindow(world).typeWrongPasscode(),
  },
  {
    name: 'cancel',
    about: 'closes the passcode window',
    parameters: [],
    run: (world) => atWindow(world).cancelPasscode(),
  },
  {
    name: 'agent',
    about: 'how the Identity Agent behaves; ok mends it',
    parameters: [choice('how', agentModes)],
    run: (world, words) => world.agentBehaves(words.choice),
  },
  {
    name: 'spine',
    about: 'how Spine behaves; ok mends it',
    parameters: [choice('how', spineModes)],
    run: (world, words) => world.spineBehaves(words.choice),
  },
  {
    name: 'cis2',
    about: 'how CIS2 and its broker behave: ok, down, broker-stopped, or any scenario',
    parameters: [choice('how', cis2Modes)],
    run: (world, words) => world.cis2Behaves(words.choice),
  },
  {
    name: 'leave',
    about: "ends a person's sessions at CIS2, which tells the broker",
    parameters: [who],
    run: (world, words) => world.endAtCis2(words.person),
  },
  {
    name: 'cards',
    about: 'what the cards that go in from now on are like when somebody reads them; ok mends them',
    parameters: [choice('how', cardModes)],
    run: (world, words) => world.cardsAre(words.choice),
  },
  {
    name: 'service',
    about: 'stops or starts the smartcard service of this computer',
    parameters: [choice('what', serviceModes)],
    run: (world, words) => world.smartcardService(words.choice),
  },
];

/**
 * Checks and runs one command.
 * @throws CommandError when it was not understood or cannot be done now.
 */
export async function runCommand(world: World, name: string, given: readonly string[]): Promise<void> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new CommandError(`There is no command "${name.slice(0, 40)}"; try help.`);
  await command.run(world, readWords(command, given, world));
}

/** The list of commands, a line each. */
export function helpLines(): string[] {
  const rows = commands.map((command) => [usageOf(command), command.about] as const);
  const width = Math.min(34, Math.max(...rows.map(([usage]) => usage.length)));
  return rows.map(([usage, about]) =>
    usage.length > width ? `${usage}\n${' '.repeat(width + 4)}${about}` : `${usage.padEnd(width)}  ${about}`,
  );
}
