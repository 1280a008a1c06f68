import { spawn, type ChildProcess } from 'node:child_process';
import { startControl, type ControlServer } from './control/server.ts';
import { hasDisplay, startDisplay } from './day/display.ts';
import { picturesFolder, playDay } from './day/play.ts';
import { electronProgram, lanyardArguments, panelArguments, root } from './day/programs.ts';
import { openTerminal } from './terminal.ts';
import { startWorld, type World } from './world.ts';

/** `npm start`: Lanyard on a simulated workstation, to be used by a person, or (`--day`, no display) by a script. */

const say = (line: string) => {
  console.log(line);
};

interface Wishes {
  readonly day: boolean;
  readonly cards: 'auto' | 'port';
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((argument) => !['--day', '--port'].includes(argument));
  if (unknown !== undefined) {
    say(`npm start does not know "${unknown}". After "--" it takes:`);
    say('  --day   plays the scripted day, as where there is no display');
    say('  --port  lets the cards come in through the card port, as where there can be no virtual readers');
    return 2;
  }
  const wishes: Wishes = { day: args.includes('--day'), cards: args.includes('--port') ? 'port' : 'auto' };
  if (!hasDisplay()) {
    say('There is no display here, so Lanyard opens on a virtual one and a short scripted day is played.');
    return dayOnVirtualDisplay(wishes);
  }
  return wishes.day ? wholeDay(wishes) : workstation(wishes);
}

async function dayOnVirtualDisplay(wishes: Wishes): Promise<number> {
  const display = await startDisplay();
  process.env['DISPLAY'] = display.name;
  try {
    return await wholeDay(wishes);
  } finally {
    await display.close();
  }
}

async function wholeDay({ cards }: Wishes): Promise<number> {
  const began = Date.now();
  const stop = new AbortController();
  void interrupted().then(() => {
    stop.abort();
  });
  const deviation = await playDay(say, { cards, stop: stop.signal });
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  if (deviation === null) say(`\nThe day went as it should, in ${seconds} s. Pictures: ${picturesFolder}`);
  else say(`\nThe day did not go as it should. ${deviation} Pictures: ${picturesFolder}`);
  return deviation === null ? 0 : 1;
}

/** Lanyard, the panel and the terminal, until the person has had enough. */
async function workstation({ cards }: Wishes): Promise<number> {
  const world = await startWorld({ cards, browser: 'own' });
  say(world.how);
  const control = await startControl(world);
  const terminal = openTerminal(world, say);
  const programs = [openLanyard(world), openPanel(world, control)];
  const [lanyard] = programs;
  try {
    say('Lanyard and its panel are opening.');
    await Promise.race([terminal.over, lanyard === undefined ? null : endOf(lanyard), interrupted()]);
  } finally {
    terminal.close();
    await Promise.all(programs.map(endProgram));
    await control.close();
    await world.close();
  }
  say('Everything that was started has ended.');
  return 0;
}

function openLanyard(world: World): ChildProcess {
  return open(lanyardArguments(world.settingsFile), world.env);
}

function openPanel(world: World, control: ControlServer): ChildProcess {
  return open(panelArguments(world.dir), { LANYARD_CONTROL: control.address, LANYARD_CONTROL_TOKEN: control.token });
}

function open(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const program = spawn(electronProgram(), args, { cwd: root, stdio: 'ignore', env: { ...process.env, ...env } });
  program.once('error', (error) => {
    say(`Electron cannot be started: ${error.message}`);
  });
  return program;
}

function endOf(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    program.once('exit', () => {
      resolve();
    });
    program.once('error', () => {
      resolve();
    });
  });
}

async function endProgram(program: ChildProcess): Promise<void> {
  const end = endOf(program);
  program.kill();
  const force = setTimeout(() => program.kill('SIGKILL'), 6_000);
  await end;
  clearTimeout(force);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

process.exitCode = await main(process.argv.slice(2));
