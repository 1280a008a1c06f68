import { createInterface } from 'node:readline';
import { CommandError } from './control/command.ts';
import { helpLines, runCommand } from './control/commands.ts';
import type { World } from './world.ts';

/** The simulated workstation in a terminal: what is typed is done, what happens is printed. */
export interface Terminal {
  /** Resolves when the person typed `quit` or closed the input. */
  readonly over: Promise<void>;
  close(): void;
}

/** Opens the terminal on standard input and output. */
export function openTerminal(world: World, say: (line: string) => void): Terminal {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  const interactive = process.stdin.isTTY;
  const print = (line: string) => {
    if (interactive) process.stdout.write('\r\x1b[K');
    say(line);
    if (interactive) lines.prompt(true);
  };
  const deaf = world.onLog(({ part, text }) => {
    print(`  ${part.padEnd(8)} ${text}`);
  });
  // One command after another, and the end after the last.
  let last = Promise.resolve();
  const over = new Promise<void>((resolve) => {
    // Without anybody at it (input from /dev/null), the terminal only prints.
    lines.once('close', () => {
      if (interactive) resolve();
    });
    lines.on('line', (line) => {
      const [name = '', ...words] = line.trim().toLowerCase().split(/\s+/);
      if (name === 'quit' || name === 'exit') void last.then(resolve);
      else last = last.then(() => obey(world, name, words, print));
    });
  });
  print('Type a command; help lists them, quit ends everything.');
  return {
    over,
    close() {
      deaf();
      lines.close();
    },
  };
}

async function obey(world: World, name: string, words: string[], print: (line: string) => void): Promise<void> {
  if (name === '') return;
  if (name === 'help') {
    for (const line of helpLines()) print(line);
    print(`People: ${Object.keys(world.people).join(', ')}. Readers are counted from 1.`);
    return;
  }
  try {
    await runCommand(world, name, words);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    print(error instanceof CommandError ? error.message : `That did not work: ${error.message}`);
  }
}
