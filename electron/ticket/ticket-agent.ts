import { LanyardError } from '../errors/index.ts';
import type { CallLimits } from './host-process.ts';
import { bytesOf, type HostVerb } from './host-protocol.ts';
import { HostSession, type HostSessionOptions } from './host-session.ts';
import type { Machine } from './machine-of.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { errorForCode, hexOf, meaningOf, TicketApi } from './ticket-api-codes.ts';
import { describedIn, ticketIn } from './ticket-text.ts';

export interface IdentityAgentOptions extends HostSessionOptions {
  /** Milliseconds a person may take in the agent's own windows. */
  readonly passcodeTimeout: number;
}

/** Facts for the self-test. Versions are shown in hex: how they are packed is not published (spine-cis1 4.2). */
export interface TicketLibraryInfo {
  readonly path: string;
  readonly machine: Machine;
  readonly hostBits: number;
  /** Export names as they were found, in the sheet's order; `-` for an absent optional one. */
  readonly exports: readonly string[];
  readonly apiVersion: string;
  readonly engineVersion: string;
  /** `null` where the library is too old to say. */
  readonly dllVersion: string | null;
  readonly terminalSession: boolean | null;
}

/**
 * The Identity Agent through the ticket host (spine-cis1 4). Every failure is a `LanyardError` of the LAN-2xxx
 * family. Calls wait for each other; an aborted call rejects at once with the neutral `LAN-2013`, its host is killed,
 * and the next call starts another.
 */
export interface IdentityAgent {
  /** The ticket the agent already holds, or `null` when nobody is signed in there. Never prompts. */
  heldTicket(signal: AbortSignal): Promise<string | null>;
  /** Signs in, with the agent's own passcode and role windows; may take minutes. Aborting abandons the wait. */
  newTicket(signal: AbortSignal): Promise<string>;
  /** As `newTicket`, but the agent asks even if it holds a ticket, and replaces it (spine-cis1 4.5, 4.6). */
  replacedTicket(signal: AbortSignal): Promise<string>;
  /** Ends the agent's session for every application on this computer. Resolves also when there was none. */
  destroyTicket(): Promise<void>;
  /** Versions and names for diagnostics. Starts the host when it is not running; never prompts. */
  info(): Promise<TicketLibraryInfo>;
  /** The library's own words on a status code, made fit to print; for diagnostics only. `null` when it has none. */
  describe(code: number): Promise<string | null>;
  /** Ends the host (Finalize, unload). Never destroys the ticket. A later call would start a new host. */
  close(): Promise<void>;
}

/** Creates the client; nothing is started or read before the first call. */
export function createIdentityAgent(options: IdentityAgentOptions): IdentityAgent {
  return new TicketAgent(options);
}

class TicketAgent implements IdentityAgent {
  readonly #session: HostSession;
  readonly #turns = new OneAtATime();
  readonly #silent: CallLimits;
  readonly #passcode: CallLimits;
  /** A `getTicket` was cut off, and its passcode window may still stand (spine-cis1 4.5). */
  #promptMayBeOpen = false;
  /** One for each call that waits or is under way. */
  readonly #underWay = new Set<AbortController>();

  constructor(options: IdentityAgentOptions) {
    this.#session = new HostSession(options);
    this.#silent = { timeout: options.silentTimeout };
    this.#passcode = { timeout: options.passcodeTimeout, onTimeout: 'LAN-2016' };
  }

  heldTicket(signal: AbortSignal): Promise<string | null> {
    return this.#take(signal, (either) => this.#held(either));
  }

  newTicket(signal: AbortSignal): Promise<string> {
    return this.#take(signal, async (either) => {
      const held = this.#promptMayBeOpen ? await this.#held(either) : null;
      return held ?? this.#prompted('TICKET', either);
    });
  }

  replacedTicket(signal: AbortSignal): Promise<string> {
    return this.#take(signal, (either) => this.#prompted('NEW_TICKET', either));
  }

  destroyTicket(): Promise<void> {
    return this.#take(undefined, async (signal) => {
      const outcome = await this.#session.perform('DESTROY', undefined, { ...this.#silent, signal });
      if (outcome.kind === 'code' && !isNobody(outcome.code)) throw errorForCode(outcome.code);
    });
  }

  info(): Promise<TicketLibraryInfo> {
    return this.#take(undefined, async (signal) => {
      const [bits, terminal, dll] = await this.#fields('INFO', undefined, signal);
      const [apiVersion] = await this.#fields('VERSION', '1', signal);
      const [engineVersion] = await this.#fields('VERSION', '2', signal);
      return {
        path: this.#session.library?.path ?? '',
        machine: this.#session.library?.machine ?? 'unknown',
        hostBits: Number(bits),
        exports: this.#session.exports,
        apiVersion: versionOf(apiVersion) ?? '',
        engineVersion: versionOf(engineVersion) ?? '',
        dllVersion: versionOf(dll),
        terminalSession: terminal === '-' ? null : terminal === '1',
      };
    });
  }

  describe(code: number): Promise<string | null> {
    return this.#take(undefined, async (signal) => {
      const digits = hexOf(code).slice(2).toLowerCase();
      const outcome = await this.#session.perform('DESCRIBE', digits, { ...this.#silent, signal });
      return outcome.kind === 'code' ? null : describedIn(bytesOf(outcome.fields[0]) ?? Buffer.alloc(0));
    });
  }

  async close(): Promise<void> {
    for (const call of this.#underWay) call.abort();
    await this.#turns.run(
      () => this.#session.close(),
      undefined,
      () => new LanyardError('LAN-2013'),
    );
  }

  /** Waits for its turn, then runs the task with a signal that both the caller and `close()` can abort. */
  async #take<T>(signal: AbortSignal | undefined, task: (either: AbortSignal) => Promise<T>): Promise<T> {
    const call = new AbortController();
    const abort = () => {
      call.abort();
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    this.#underWay.add(call);
    try {
      return await this.#turns.run(
        () => task(call.signal),
        call.signal,
        () => new LanyardError('LAN-2013'),
      );
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#underWay.delete(call);
    }
  }

  async #prompted(verb: 'TICKET' | 'NEW_TICKET', signal: AbortSignal): Promise<string> {
    this.#promptMayBeOpen = true;
    const outcome = await this.#session.perform(verb, undefined, { ...this.#passcode, signal });
    this.#promptMayBeOpen = false;
    if (outcome.kind === 'code') throw errorForCode(outcome.code);
    return ticketOf(outcome.fields);
  }

  async #held(signal: AbortSignal): Promise<string | null> {
    const outcome = await this.#session.perform('TICKET_NO_AUTH', undefined, { ...this.#silent, signal });
    if (outcome.kind === 'ok') return ticketOf(outcome.fields);
    if (isNobody(outcome.code)) return null;
    throw errorForCode(outcome.code);
  }

  async #fields(verb: HostVerb, argument: string | undefined, signal: AbortSignal): Promise<readonly string[]> {
    const outcome = await this.#session.perform(verb, argument, { ...this.#silent, signal });
    if (outcome.kind === 'code') throw errorForCode(outcome.code);
    return outcome.fields;
  }
}

function isNobody(code: number): boolean {
  return meaningOf(code) === TicketApi.ticketNotAvailable;
}

function ticketOf(fields: readonly string[]): string {
  const bytes = bytesOf(fields[0]);
  if (bytes === null) throw new LanyardError('LAN-2014', { problem: 'unreadable ticket' });
  return ticketIn(bytes);
}

function versionOf(field: string | undefined): string | null {
  return field === undefined || field === '-' ? null : `0x${field.toUpperCase()}`;
}
