import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startWorld, type World } from '../simulator/world.ts';
import { LanyardApp } from '../e2e/lanyard-app.ts';
import { measureRemovals } from './card-out.ts';
import { measureParsing } from './parse-assertion.ts';
import { measureEnds } from './restart.ts';
import { compareWindows, idleTime } from './window.ts';

/**
 * `npm run bench`: every figure a ratio (or a difference) to a floor measured in the same run. Prints a table, then one
 * line of JSON. `--quick` takes fewer rounds, `--removals=N` so many removals of the card.
 */

interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
}

const quick = process.argv.includes('--quick');
const removalsAsked = process.argv.find((argument) => argument.startsWith('--removals='))?.split('=')[1];
const removalRounds = Number(removalsAsked ?? (quick ? 20 : 200));
const megabyte = 1024 * 1024;

async function main(): Promise<void> {
  say('parsing');
  const parsing = measureParsing(quick ? 20 : 60);
  const windows = await inWorld(async (world) => {
    say('windows: cold start, memory, idle');
    return compareWindows(
      {
        bare: { args: ['test/bench/bare-window'], env: process.env, ready: 'h1' },
        lanyard: {
          args: ['.', '--settings', world.settingsFile],
          env: { ...process.env, ...world.env },
          ready: '[data-screen]',
        },
      },
      quick ? 3 : 9,
    );
  });
  const signedIn = await inWorld(async (world) => {
    say('a session open: idle');
    await world.insert('adaeze');
    const lanyard = await LanyardApp.open(world);
    await lanyard.press('Sign in');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await lanyard.close();
    // The agent keeps its ticket: from here on every start signs in silently.
    return compareWindows(
      {
        lanyard: {
          args: ['.', '--settings', world.settingsFile],
          env: { ...process.env, ...world.env },
          ready: '[data-screen="signed-in"]',
        },
      },
      quick ? 1 : 3,
    );
  });
  const removals = await inWorld(async (world) => {
    say('card out');
    world.agent.removalMode = 'persistence';
    const lanyard = await LanyardApp.open(world, (settings) => {
      settings.identityAgent = { ...settings.identityAgent, endTicketOn: 'never' };
    });
    await lanyard.screen('waiting-for-card');
    const figures = await measureRemovals(world, lanyard, removalRounds);
    await lanyard.close();
    return figures;
  });

  say('ends and restart');
  const ends = await inWorld((world) => measureEnds(world, quick ? 5 : 40));

  const bundle = compressedSize('out/renderer');
  const paint = windows.lanyard.paint / windows.bare.paint;
  const memory = (windows.lanyard.memory - windows.bare.memory) / megabyte;
  const idle = (100 * signedIn.lanyard.idle) / idleTime;
  const rows: Row[] = [
    {
      figure: `card out to ended, added to a bare C loop, p95 of ${String(removals.removals)}`,
      measured: `${removals.added.p95.toFixed(1)} ms (median ${removals.added.median.toFixed(1)})`,
      goal: '20 ms',
      met: removals.added.p95 <= 20,
    },
    {
      figure: `change of state to the frame that shows it, p95 of ${String(removals.pixels.changes)}`,
      measured: `${removals.pixels.p95.toFixed(0)} ms (median ${removals.pixels.median.toFixed(0)})`,
      goal: '50 ms',
      met: removals.pixels.p95 <= 50,
    },
    {
      figure: 'layout shift over all of these',
      measured: removals.layoutShift.sum.toFixed(4),
      goal: '0',
      met: removals.layoutShift.sum === 0,
    },
    {
      figure: "the window's files, compressed",
      measured: `${(bundle / 1024).toFixed(0)} kB`,
      goal: '350 kB',
      met: bundle <= 350 * 1024,
    },
    {
      figure: 'cold start to first contentful paint, against a bare window',
      measured: `${paint.toFixed(2)} times (${windows.lanyard.paint.toFixed(0)} / ${windows.bare.paint.toFixed(0)} ms)`,
      goal: '1.3 times',
      met: paint <= 1.3,
    },
    {
      figure: 'memory of the process tree (PSS), over a bare window',
      measured: `${memory.toFixed(1)} MB`,
      goal: '40 MB',
      met: memory <= 40,
    },
    { figure: 'processor, session open and idle', measured: `${idle.toFixed(2)} %`, goal: '0.5 %', met: idle <= 0.5 },
    {
      figure: `assertion of ${String(parsing.profiles)} profiles, parsed and checked, against bare saxes`,
      measured: `${parsing.oursTo.bareSaxes.toFixed(2)} times`,
      goal: '1.5 times',
      met: parsing.oursTo.bareSaxes <= 1.5,
    },
    {
      figure: '… against fast-xml-parser, xml2js (objects only, no checks)',
      measured: `${parsing.oursTo.fastXmlParser.toFixed(2)}, ${parsing.oursTo.xml2js.toFixed(2)} times`,
      goal: '1 time',
      met: parsing.oursTo.fastXmlParser <= 1 && parsing.oursTo.xml2js <= 1,
    },
    {
      figure: `end trigger to an empty keychain, p95 of ${String(ends.rounds)}`,
      measured: `${ends.wiped.p95.toFixed(0)} ms (median ${ends.wiped.median.toFixed(0)})`,
      goal: '500 ms',
      met: ends.wiped.p95 <= 500,
    },
    {
      figure: 'start to a resumed session on screen, against the first paint of a bare window',
      measured: `${(ends.resumed / windows.bare.paint).toFixed(2)} times (${ends.resumed.toFixed(0)} ms)`,
      goal: '4 times',
      met: ends.resumed <= 4 * windows.bare.paint,
    },
  ];
  process.stdout.write(`${table(rows)}\n${JSON.stringify({ removals, windows, signedIn, parsing, ends })}\n`);
}

/** Of all files in a folder, each compressed by itself, bytes. */
function compressedSize(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

async function inWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const world = await startWorld({ readers: 1, cards: 'pcsc' });
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

function table(rows: readonly Row[]): string {
  return rows
    .map(({ figure, measured, goal, met }) => `| ${figure} | ${measured} | goal ${goal} | ${met ? 'met' : 'NOT MET'} |`)
    .join('\n');
}

function say(text: string): void {
  process.stderr.write(`- ${text}\n`);
}

await main();
