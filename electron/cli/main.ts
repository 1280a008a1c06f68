import { readFileSync } from 'node:fs';
import { version } from '../../package.json';
import { journalFolder } from '../audit/index.ts';
import { listCards } from '../cards/list-cards.ts';
import { listSimulatedCards } from '../cards/list-simulated.ts';
import { watchSimulatedCards } from '../cards/simulated-source.ts';
import { watchCards } from '../cards/watch-cards.ts';
import { openSystemBrowser } from '../cis2/index.ts';
import { cardSourceOf } from '../compose/card-source.ts';
import { hostFolderBeside, identityHeld } from '../compose/session.ts';
import { layersOf, programFacts, selfTestOf, type SelfTest } from '../compose/checks.ts';
import { supportEntriesOf } from '../compose/support-file.ts';
import { forbidCoreDumps } from '../compose/core-dumps.ts';
import { asLanyardError, type ErrorValue } from '../errors/index.ts';
import { proxyFromEnvironment } from '../net/proxy-from-environment.ts';
import {
  openSettings,
  thisComputer,
  type Computer,
  type OpenSettings,
  type SettingsInForce,
} from '../settings/index.ts';
import { answerStream } from './answer-stream.ts';
import { readCommandLine, usage, type CommandLine } from './arguments.ts';
import { showAssertion } from './assertion.ts';
import { showJournal, showVerification } from './audit.ts';
import { showCards, watchCardEvents } from './cards.ts';
import { showCheck } from './check.ts';
import { leaveNow } from './leave-now.ts';
import { createOutput, exitCodes, writeError, type Output } from './output.ts';
import { placeOf } from './place.ts';
import { readCardsHere } from './read-cards-here.ts';
import { showRoles } from './roles.ts';
import { showSettings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { makeSupportFile } from './support-file.ts';

const place = placeOf(process);
const stop = new AbortController();
const answer = answerStream(process.stdout, () => {
  stop.abort();
});
const surroundings = {
  hostFolder: hostFolderBeside(import.meta.dirname),
  wayOut: { resolveProxy: proxyFromEnvironment },
};

/** The command line, in plain Node or in the package: the composition root of `lanyard cards | sign-in | settings | …`. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const line = readCommandLine(args);
    const output = createOutput(answer, { json: writesJson(line) });
    if (line.command === 'help' || line.command === 'version') {
      output.text(line.command === 'help' ? usage : `lanyard ${version}`);
      return exitCodes.done;
    }
    await forbidCoreDumps();
    const computer = await thisComputer();
    const named = line.settings === undefined ? [] : [`--settings=${line.settings}`];
    const inForce = openSettings({ packaged: place.packaged, args: named }, computer);
    return await run(line, { inForce, computer }, output);
  } catch (thrown) {
    const error = asLanyardError(thrown);
    writeError(answer, error.toValue(), { json: args.includes('--json') });
    if (error.code === 'LAN-1017') await leaveNow(exitCodes.failed);
    return error.code === 'LAN-9002' ? exitCodes.usage : exitCodes.failed;
  }
}

/** A line per event or state is for programs, except on a terminal; the rest is for people, except with `--json`. */
function writesJson({ command, json, watch }: CommandLine): boolean {
  const perEvent = command === 'sign-in' || (command === 'cards' && watch);
  return json || (perEvent && !answer.isTTY);
}

async function run(
  line: CommandLine,
  { inForce, computer }: { inForce: OpenSettings; computer: Computer },
  output: Output,
): Promise<number> {
  const { settings } = inForce;
  const { simulatorSocket } = settings.cards;
  const cards = simulatorSocket === undefined ? watchCards : watchSimulatedCards(simulatorSocket);
  switch (line.command) {
    case 'help':
    case 'version':
      return exitCodes.done;
    case 'cards':
      if (line.read) return readCardsHere(settings, surroundings.hostFolder, output, stopSignal());
      return line.watch ? watchCardEvents(cards, output, stopSignal()) : showCards(() => listCards(), output);
    case 'sign-in': {
      const failure = await signIn({
        settings,
        watch: line.watch,
        route: line.method === 'smartcard' ? 'agent' : line.method,
        open: line.open,
        role: line.role,
        openBrowser: openSystemBrowser,
        cards: cardSourceOf(settings),
        ...surroundings,
        output,
        stop: stopSignal(),
      });
      return ended(failure, output);
    }
    case 'roles':
      return showRoles(line.files[0], () => identityHeld(settings, surroundings), output);
    case 'check': {
      const exitCode = await afterAnswer(await showCheck(ownSelfTest(inForce), output, stopSignal()));
      await leaveNow(exitCode);
      return exitCode;
    }
    case 'support-file': {
      const now = Date.now();
      const entries = (signal: AbortSignal) => supportEntriesOf(inForce, ownSelfTest(inForce), { now, signal });
      const options = { out: line.files[0], force: line.force, now, entries, stop: stopSignal() };
      const failure = await makeSupportFile(options, output);
      const exitCode = await afterAnswer(ended(failure, output));
      await leaveNow(exitCode);
      return exitCode;
    }
    case 'settings':
      return ended(showSettings({ inForce, computer, packaged: place.packaged }, line.files[0], output), output);
    case 'audit verify':
      return ended(await showVerification(line.folder, ownJournal(), output), output);
    case 'audit show':
      return showJournal(line.folder, ownJournal(), line.last ?? 20, output);
    case 'assertion':
      return showAssertion(
        {
          file: line.files[0] ?? '',
          ticket: line.ticket === '-' ? readFileSync(0, 'utf8').trim() : line.ticket,
          receivedAt: line.receivedAt ?? Date.now(),
          settings,
        },
        output,
      );
  }
}

function ownSelfTest(inForce: SettingsInForce): SelfTest {
  const { settings } = inForce;
  const { simulatorSocket } = settings.cards;
  const list = () => (simulatorSocket === undefined ? listCards() : listSimulatedCards(simulatorSocket));
  const program = programFacts(import.meta.filename);
  return selfTestOf(settings, { listCards: list, program, layers: layersOf(inForce), ...surroundings });
}

/** The exit code of a command, after the line that says why it failed. */
function ended(failure: ErrorValue | null, output: Output): number {
  if (failure === null) return exitCodes.done;
  writeError(answer, failure, { json: output.json });
  return exitCodes.failed;
}

/** The exit code of a command, once its answer has been taken; where it was lost, the command failed. */
async function afterAnswer(exitCode: number): Promise<number> {
  const loss = await answer.taken();
  if (loss === null) return exitCode;
  process.stderr.write(`${loss.message}\n${loss.remedy} (${loss.code})\n`);
  return exitCode === exitCodes.done ? exitCodes.failed : exitCode;
}

/** Where the desktop program of the same person keeps its journal. */
function ownJournal(): string {
  return journalFolder(process.env, process.platform);
}

/**
 * Aborted by Ctrl+C, by the system asking the command to end, and when nobody reads what it writes any more. Asked once more
 * while it is ending, it is ended by the system at once: nothing of a command's session is in a keychain or a file, and the
 * ticket host goes with it.
 */
function stopSignal(): AbortSignal {
  for (const signal of endingSignals) process.on(signal, stopInOrder);
  return stop.signal;
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function stopInOrder(): void {
  for (const signal of endingSignals) process.removeAllListeners(signal);
  stop.abort();
}

/** How long a command that met a defect may take to end in order, ms; a wait in PC/SC would hold it for ever. */
const lastOrders = 3_000;
process.on('uncaughtException', () => {
  process.exitCode = exitCodes.failed;
  stop.abort();
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), lastOrders).unref();
});

process.exitCode = await afterAnswer(await main(place.args));
