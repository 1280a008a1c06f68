import { setTimeout as delay } from 'node:timers/promises';
import { LanyardError } from '../errors/index.ts';
import { HostProcess, type CallLimits } from './host-process.ts';
import { bytesOf, hexOfText, type HostAnswer, type HostVerb } from './host-protocol.ts';
import { requireAbsolute } from './library-search.ts';
import { machineOf, type Machine } from './machine-of.ts';
import { errorForCode, meaningOf, TicketApi } from './ticket-api-codes.ts';
import { describedIn } from './ticket-text.ts';

/** Absolute path of a program, and its arguments. */
export type HostCommand = readonly [program: string, ...args: string[]];

export interface HostSessionOptions {
  /** The ticket host; or, where there is one for each kind of library, the choice (`null`: none for this kind). */
  readonly hostCommand: HostCommand | ((library: Machine) => HostCommand | null);
  /** Absolute path of the ticket library; a function is asked at each start of the host and may throw. */
  readonly libraryPath: string | (() => string);
  /** Windows: load the library also from where others than administrators could exchange it. For tests. */
  readonly libraryMayBeAnywhere?: boolean;
  /** Milliseconds for a call that never prompts. */
  readonly silentTimeout: number;
  /** Milliseconds to wait before each repetition of a call the agent was too busy for. */
  readonly busyDelays?: readonly number[];
  /** Called when a host has died by itself, also between calls: for a running session that is a removal. */
  readonly onHostDied?: () => void;
}

/** What a call led to: an answer, or a status code other than success. The host's own refusals are thrown. */
export type Outcome = Exclude<HostAnswer, { kind: 'fail' }>;

/** What one operation may still repeat (spine-cis1 17, no. 14). */
interface Patience {
  readonly delays: number[];
  renewals: number;
}

/**
 * Keeps a ticket host with the library loaded and initialised, starting it when a call needs it and there is none.
 * Calls must not overlap ({@link OneAtATime} sees to that).
 */
export class HostSession {
  readonly #options: HostSessionOptions;
  #host: HostProcess | null = null;
  #initialised = false;
  #exports: readonly string[] = [];
  #library: { path: string; machine: Machine } | null = null;

  constructor(options: HostSessionOptions) {
    this.#options = options;
  }

  /** The library in use since the last start of the host. */
  get library(): { readonly path: string; readonly machine: Machine } | null {
    return this.#library;
  }

  /** The names under which the exports were found, in the sheet's order; `-` for an absent optional one. */
  get exports(): readonly string[] {
    return this.#exports;
  }

  /**
   * Makes one call, after what it needs. Repeats by itself only what the sheet allows: once with a new handle when
   * the old one is stale, and up to three times with growing pauses while the agent is busy.
   */
  async perform(verb: HostVerb, argument: string | undefined, limits: CallLimits): Promise<Outcome> {
    const patience: Patience = { delays: [...(this.#options.busyDelays ?? [250, 500, 1000])], renewals: 1 };
    for (;;) {
      const host = await this.#ready(patience, limits.signal);
      const outcome = await this.#call(host, verb, argument, limits, patience);
      if (outcome.kind === 'ok' || !isStale(outcome.code) || patience.renewals === 0) return outcome;
      patience.renewals -= 1;
      this.#initialised = false;
    }
  }

  /** Finalises and ends the host; the next call starts another one. */
  async close(): Promise<void> {
    const host = this.#host;
    this.#host = null;
    this.#initialised = false;
    await host?.close();
  }

  async #ready(patience: Patience, signal: AbortSignal | undefined): Promise<HostProcess> {
    const host = this.#host?.alive === true ? this.#host : await this.#start(patience, signal);
    if (!this.#initialised) await this.#initialise(host, patience, signal);
    return host;
  }

  async #start(patience: Patience, signal: AbortSignal | undefined): Promise<HostProcess> {
    await this.#host?.gone();
    this.#initialised = false;
    const { libraryPath } = this.#options;
    const path = typeof libraryPath === 'string' ? libraryPath : libraryPath();
    requireAbsolute(path, process.platform);
    const machine = await machineOfLibrary(path);
    const host = startHost(await this.#commandFor(path, machine), this.#options.onHostDied);
    this.#host = host;
    this.#library = { path, machine };
    try {
      const verb = this.#options.libraryMayBeAnywhere === true ? 'LOAD_ANYWHERE' : 'LOAD';
      const loaded = await this.#call(host, verb, hexOfText(path), this.#silent(signal), patience);
      this.#exports = loaded.kind === 'ok' ? loaded.fields : [];
    } catch (failure) {
      await this.close();
      throw failure;
    }
    return host;
  }

  async #initialise(host: HostProcess, patience: Patience, signal: AbortSignal | undefined): Promise<void> {
    try {
      const outcome = await this.#call(host, 'INIT', undefined, this.#silent(signal), patience);
      if (outcome.kind === 'code') throw errorForCode(outcome.code);
      this.#initialised = true;
    } catch (failure) {
      await this.close();
      throw failure;
    }
  }

  /** The host for this library, refusing one that cannot load it before it is even started. */
  async #commandFor(path: string, library: Machine): Promise<HostCommand> {
    const choice = this.#options.hostCommand;
    const command = typeof choice === 'function' ? choice(library) : choice;
    if (command === null) throw new LanyardError('LAN-2004', { path, library, host: 'not made for it' });
    // With arguments the program is an interpreter and says nothing about what its program can load.
    if (command.length > 1) return command;
    const host = await machineOfHost(command[0]);
    if (host !== 'unknown' && host !== library) throw new LanyardError('LAN-2004', { path, library, host });
    return command;
  }

  async #call(
    host: HostProcess,
    verb: HostVerb,
    argument: string | undefined,
    limits: CallLimits,
    patience: Patience,
  ): Promise<Outcome> {
    for (;;) {
      const answer = await host.call(verb, argument, limits);
      if (answer.kind === 'fail') throw this.#refusal(host, answer.reason, answer.fields);
      const pause =
        answer.kind === 'code' && answer.code === TicketApi.serverBusy ? patience.delays.shift() : undefined;
      if (pause === undefined) return answer;
      await pauseFor(pause, limits.signal);
    }
  }

  #silent(signal: AbortSignal | undefined): CallLimits {
    return { timeout: this.#options.silentTimeout, signal };
  }

  #refusal(host: HostProcess, reason: string, fields: readonly string[]): LanyardError {
    const path = this.#library?.path ?? '';
    switch (reason) {
      case 'path-not-absolute':
        return new LanyardError('LAN-2002', { path });
      case 'not-loadable':
        return new LanyardError('LAN-2003', { path, number: Number(fields[0] ?? 0), reason: loaderText(fields[1]) });
      case 'export-missing':
        return new LanyardError('LAN-2005', { path, name: fields[0] ?? '' });
      case 'not-protected':
        return new LanyardError('LAN-2017', { path, place: placeIn(fields[0]) });
      case 'initialise-failed':
        return new LanyardError('LAN-2006');
      case 'too-long':
        return new LanyardError('LAN-2011');
      case 'overrun':
        host.kill(new LanyardError('LAN-2015'));
        return new LanyardError('LAN-2015');
      default:
        host.kill(new LanyardError('LAN-2014', { problem: reason }));
        return new LanyardError('LAN-2014', { problem: reason });
    }
  }
}

function isStale(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === TicketApi.invalidHandle || meaning === TicketApi.notInitialised;
}

async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (cause) {
    throw new LanyardError('LAN-2013', {}, { cause });
  }
}

function startHost(command: HostCommand, onDeath: (() => void) | undefined): HostProcess {
  try {
    return new HostProcess(command, onDeath);
  } catch (cause) {
    // Most failures to start come as an event; what Windows says of a damaged program is thrown.
    throw new LanyardError('LAN-2007', { path: command[0] }, { cause });
  }
}

async function machineOfLibrary(path: string): Promise<Machine> {
  let machine: Machine;
  try {
    machine = await machineOf(path);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') throw new LanyardError('LAN-2001', { path }, { cause });
    throw new LanyardError('LAN-2003', { path, number: 0, reason: systemCode(cause) }, { cause });
  }
  if (machine === 'unknown') throw new LanyardError('LAN-2003', { path, number: 0, reason: 'not a library' });
  return machine;
}

async function machineOfHost(path: string): Promise<Machine> {
  try {
    return await machineOf(path);
  } catch (cause) {
    throw new LanyardError('LAN-2007', { path }, { cause });
  }
}

/** `ENOENT` and the like; an empty text for anything else that was thrown. */
function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** The file or folder that the host named (in UTF-8); bounded, for it goes into a message. */
function placeIn(field: string | undefined): string {
  return bytesOf(field)?.toString('utf8').slice(0, 300) ?? '';
}

function loaderText(field: string | undefined): string {
  const bytes = bytesOf(field);
  return bytes === null ? '' : (describedIn(bytes) ?? '');
}
