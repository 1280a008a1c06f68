import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { LanyardError } from '../errors/index.ts';
import { answerLimit, formatRequest, parseAnswer, type HostAnswer, type HostVerb } from './host-protocol.ts';
import { LineReader } from './line-reader.ts';

/** How long one call may take, and what cancels it. */
export interface CallLimits {
  /** Milliseconds. */
  readonly timeout: number;
  /** Which error a time-out is: a silent agent, or a person who did not finish. */
  readonly onTimeout?: 'LAN-2009' | 'LAN-2016';
  readonly signal?: AbortSignal | undefined;
}

interface PendingCall {
  readonly id: number;
  readonly settle: (outcome: HostAnswer | LanyardError) => void;
}

/** Milliseconds that a host gets to finalise and leave, or to die once killed, before it is no longer waited for. */
const leaveTime = 2_000;

/**
 * One life of the ticket host: started by the constructor, over with its exit. Whatever goes wrong (a crash, a
 * time-out, an abort, an answer that makes no sense) ends the process, for nobody knows then what the library is
 * doing; the next call wants a new one. Its environment is ours, its stderr goes nowhere, its arguments are those of
 * `command`: no ticket ever appears in them.
 */
export class HostProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines = new LineReader(answerLimit);
  readonly #exited: Promise<void>;
  #pending: PendingCall | null = null;
  #nextId = 1;
  #end: LanyardError | null = null;

  /**
   * @param command absolute path of the program and its arguments
   * @param onDeath called when the process ends without having been told to
   */
  constructor(command: readonly [string, ...string[]], onDeath: () => void = () => undefined) {
    const [program, ...args] = command;
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        const unasked = this.alive;
        this.#finish(new LanyardError('LAN-2008', { how: signal ?? `exit code ${String(code)}` }));
        resolve();
        if (unasked) onDeath();
      });
      this.#child.once('error', (cause) => {
        this.#finish(new LanyardError('LAN-2007', { path: program }, { cause }));
        resolve();
      });
    });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    // A write to a host that has just died; its exit tells what there is to tell.
    this.#child.stdin.on('error', () => undefined);
  }

  /** Whether calls can still be made. */
  get alive(): boolean {
    return this.#end === null;
  }

  /**
   * Sends one request and waits for its answer. One call at a time: a second one is a defect of the caller.
   * Rejects with `LAN-2007` (cannot be started), `LAN-2008` (ended), `LAN-2009`/`LAN-2016` (time-out), `LAN-2013`
   * (aborted), `LAN-2014` (nonsense), each after having ended the process. Rejecting does not wait for its exit.
   */
  call(verb: HostVerb, argument: string | undefined, limits: CallLimits): Promise<HostAnswer> {
    const { timeout, onTimeout = 'LAN-2009', signal } = limits;
    if (this.#pending !== null) throw new Error('the ticket host is busy: calls must not overlap');
    if (this.#end !== null) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const abort = () => {
        this.kill(new LanyardError('LAN-2013'));
      };
      const timer = setTimeout(() => {
        this.kill(new LanyardError(onTimeout, { seconds: Math.round(timeout / 1000) }));
      }, timeout);
      this.#pending = {
        id,
        settle: (outcome) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          if (outcome instanceof LanyardError) reject(outcome);
          else resolve(outcome);
        },
      };
      if (signal?.aborted === true) {
        abort();
        return;
      }
      signal?.addEventListener('abort', abort, { once: true });
      this.#child.stdin.write(formatRequest(id, verb, argument));
    });
  }

  /** Ends the process at once; a call under way rejects with `reason`. */
  kill(reason: LanyardError): void {
    this.#finish(reason);
    this.#child.kill('SIGKILL');
  }

  /** Lets the host finalise and leave; kills it when it takes longer than two seconds. */
  async close(): Promise<void> {
    this.#finish(new LanyardError('LAN-2013'));
    this.#child.stdin.end();
    if (await this.gone()) return;
    this.#child.kill('SIGKILL');
    await this.gone();
  }

  /** Waits up to two seconds for the process to be gone; tells whether it is. */
  async gone(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, leaveTime, false);
    });
    try {
      return await Promise.race([this.#exited.then(() => true), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  #receive(chunk: Buffer): void {
    try {
      for (const line of this.#lines.push(chunk)) this.#take(line);
    } catch (cause) {
      this.kill(new LanyardError('LAN-2014', { problem: 'line too long' }, { cause }));
    }
  }

  #take(line: string): void {
    const call = this.#pending;
    const answer = call === null ? null : parseAnswer(line, call.id);
    if (call === null || answer === null) {
      this.kill(new LanyardError('LAN-2014', { problem: call === null ? 'unasked answer' : 'unreadable answer' }));
      return;
    }
    this.#pending = null;
    call.settle(answer);
  }

  /** The first reason counts; late answers meet no pending call and are dropped with the process. */
  #finish(reason: LanyardError): void {
    this.#end ??= reason;
    const call = this.#pending;
    this.#pending = null;
    call?.settle(reason);
  }
}
