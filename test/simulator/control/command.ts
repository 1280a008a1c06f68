import type { World } from '../world.ts';

/** What a word of a command may be; the terminal, the panel and the control server check it alike. */
export type Parameter =
  | { readonly name: string; readonly kind: 'person' }
  /** Counted from 1; left out, it is the first. */
  | { readonly name: string; readonly kind: 'reader' }
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly string[] };

/** One thing that can be done to the simulated workstation. */
export interface Command {
  readonly name: string;
  /** One line, for `help` and for the panel's tooltips. */
  readonly about: string;
  readonly parameters: readonly Parameter[];
  run(world: World, words: Words): Promise<void> | void;
}

/** The checked words of a command. */
export interface Words {
  readonly person: string;
  /** Counted from 0. */
  readonly reader: number;
  readonly choice: string;
}

/** So many choices are still listed where a command is explained. */
const fewChoices = 20;

/** A command that was not understood, in a sentence for the person who gave it. */
export class CommandError extends Error {}

/**
 * Checks the words that follow a command's name.
 * @throws CommandError saying what is wrong and what would be right.
 */
export function readWords(command: Command, given: readonly string[], world: World): Words {
  const { parameters } = command;
  if (given.length > parameters.length) {
    throw new CommandError(`"${command.name}" takes ${parameters.length === 0 ? 'no words' : usageOf(command)}.`);
  }
  const words = { person: '', reader: 0, choice: '' };
  parameters.forEach((parameter, index) => {
    const word = given[index];
    switch (parameter.kind) {
      case 'person':
        words.person = oneOf(word, Object.keys(world.people), parameter);
        return;
      case 'choice':
        words.choice = oneOf(word, parameter.choices, parameter);
        return;
      case 'reader':
        words.reader = word === undefined ? 0 : readerOf(word, world.readers.length);
    }
  });
  return words;
}

function oneOf(word: string | undefined, allowed: readonly string[], parameter: Parameter): string {
  if (word !== undefined && allowed.includes(word)) return word;
  const near = allowed.filter((name) => allowed.length <= fewChoices || (word !== undefined && name.includes(word)));
  const shown = near.length === 0 ? [...allowed.slice(0, fewChoices), '…'] : near;
  throw new CommandError(`${parameter.name} must be one of: ${shown.join(', ')}.`);
}

function readerOf(word: string, readers: number): number {
  const number = /^\d$/.test(word) ? Number(word) : 0;
  if (number >= 1 && number <= readers) return number - 1;
  throw new CommandError(`Readers are counted from 1 to ${String(readers)}.`);
}

/** How a command is typed, e.g. `insert PERSON [READER]`. */
export function usageOf({ name, parameters }: Command): string {
  const words = parameters.map((parameter) => {
    if (parameter.kind === 'choice' && parameter.choices.length <= fewChoices) return parameter.choices.join('|');
    return parameter.kind === 'reader' ? '[READER]' : parameter.name.toUpperCase();
  });
  return [name, ...words].join(' ');
}
