import { randomInt } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SimulatedPerson } from '../people.ts';
import { AgentServer, type IncomingCall } from './agent-server.ts';
import type { AgentReply, AgentRequest, AgentVerb, Misbehaviour } from './agent-wire.ts';
import { endsCall, flagsOf, Scenario, type Turn } from './scenario.ts';
import { Workstation, type Prompt, type WorkstationOptions } from './workstation.ts';

export interface AgentOptions extends WorkstationOptions {
  /** Absolute folder for this run's copy of the library; made when missing. */
  readonly dir: string;
  /** The built library; without it a placeholder is written, of use to the host double only. */
  readonly library?: string;
}

/** One call of an export, as the agent saw it. */
export interface RecordedCall {
  readonly verb: AgentVerb;
  readonly pid: number;
  readonly handle: number;
  readonly size: number;
  /** `abandoned`: the caller's process was gone before the answer. */
  outcome: 'under-way' | 'answered' | 'abandoned';
}

const invalidHandle = 0x80100005;
const notAvailable = 0x80100009;
const versions = [0, 0x02040a00, 0x02040a00];

/** Starts a simulated Identity Agent and puts its library in `dir`. */
export async function startAgent(options: AgentOptions): Promise<SimulatedAgent> {
  await mkdir(options.dir, { recursive: true });
  const libraryPath = join(resolve(options.dir), 'libTicketApi.so');
  const socketPath = socketPathIn(resolve(options.dir));
  if (options.library === undefined) await writeFile(libraryPath, Buffer.from('\x7fELF\x02\x01\x01', 'latin1'));
  else await copyFile(options.library, libraryPath);
  await writeFile(`${libraryPath}.socket`, `${socketPath}\n`);
  const agent = new SimulatedAgent(options, libraryPath, socketPath);
  await agent.start();
  return agent;
}

function socketPathIn(dir: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\lanyard-agent-${String(randomInt(2 ** 47))}`;
  const path = join(dir, 'agent.sock');
  // The limit of a Unix socket's name; a temporary folder is far from it.
  if (Buffer.byteLength(path) > 100) throw new Error(`${dir} is too long a path for a socket`);
  return path;
}

/** The simulated Identity Agent: a workstation behind the Ticket API, a script of mishaps, and a record of calls. */
export class SimulatedAgent {
  readonly libraryPath: string;
  readonly calls: RecordedCall[] = [];
  /** The most calls that were ever under way at once. */
  maxConcurrent = 0;
  readonly #workstation: Workstation;
  readonly #scenario = new Scenario();
  readonly #server: AgentServer;
  readonly #handles = new Set<number>();
  #lastError = 0;

  constructor(options: WorkstationOptions, libraryPath: string, socketPath: string) {
    this.libraryPath = libraryPath;
    this.#workstation = new Workstation(options);
    this.#server = new AgentServer(socketPath, (call) => this.#answer(call));
  }

  /** The agent program starts (again). Handles of an earlier run are stale. */
  async start(): Promise<void> {
    this.#handles.clear();
    await this.#server.listen();
  }

  /** The agent program ends: calls get NO_SERVERFOUND, its ticket dies, its window closes. */
  async stop(): Promise<void> {
    this.#workstation.cancelPrompt();
    this.#workstation.setTicket(null);
    await this.#server.close();
  }

  /** As {@link stop}; for the end of a run. */
  async close(): Promise<void> {
    await this.stop();
  }

  get card(): SimulatedPerson | null {
    return this.#workstation.card;
  }

  /** The ticket the agent holds now. */
  get ticket(): string | null {
    return this.#workstation.ticket;
  }

  get prompt(): Prompt | null {
    return this.#workstation.prompt;
  }

  get promptOpen(): boolean {
    return this.#workstation.prompt !== null;
  }

  get promptsOpened(): number {
    return this.#workstation.promptsOpened;
  }

  set removalMode(mode: 'normal' | 'persistence') {
    this.#workstation.removalMode = mode;
  }

  /** Calls back after every change of card, window or ticket. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#workstation.onChange(listener);
  }

  /** Calls back with each window the agent opens, changes or closes (`null`). Returns how to stop that. */
  onPrompt(listener: (prompt: Prompt | null) => void): () => void {
    let last: string | undefined;
    return this.#workstation.onChange(() => {
      const { prompt } = this.#workstation;
      const now = JSON.stringify([prompt?.kind, prompt?.person?.key, prompt?.triesLeft]);
      if (now !== last) listener(prompt);
      last = now;
    });
  }

  /** Resolves as soon as a window of this kind is open. */
  async promptShown(kind: Prompt['kind'] = 'passcode'): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.#workstation.prompt?.kind !== kind) return;
        stop();
        resolve();
      };
      const stop = this.#workstation.onChange(look);
      look();
    });
  }

  insertCard(person: SimulatedPerson): void {
    this.#workstation.insertCard(person);
  }

  removeCard(): void {
    this.#workstation.removeCard();
  }

  typePasscode(passcode: string): Promise<void> {
    return this.#workstation.typePasscode(passcode);
  }

  chooseRole(profileId: string): Promise<void> {
    return this.#workstation.chooseRole(profileId);
  }

  cancelPrompt(): void {
    this.#workstation.cancelPrompt();
  }

  unlockCard(person: SimulatedPerson): void {
    this.#workstation.unlockCard(person);
  }

  /** The session ends for a reason of its own (expiry, logout in the agent's menu). */
  destroyTicketNow(): void {
    this.#workstation.setTicket(null);
  }

  /** The agent holds this ticket from now on, whoever asks. */
  replaceTicket(ticket: string): void {
    this.#workstation.setTicket(ticket);
  }

  /** The next calls of this export answer with this code. `Initialize`: no handle, and the code as last error. */
  failNext(verb: AgentVerb, code: number, times = 1): void {
    this.#scenario.add(verb, { code }, times);
  }

  /** The next call is acted on, or with `answer` answered, only after so many milliseconds. */
  delayNext(verb: AgentVerb, milliseconds: number, what: 'action' | 'answer' = 'action'): void {
    this.#scenario.add(verb, what === 'action' ? { delay: milliseconds } : { delayAnswer: milliseconds });
  }

  /** The next call misbehaves; `used` overrides the number of bytes reported, `text` the bytes handed over. */
  misbehaveNext(verb: AgentVerb, kind: Misbehaviour, times = 1): void {
    this.#scenario.add(verb, { misbehaviour: kind }, times);
  }

  /** The next calls hand over these bytes, or report this `used`, whatever the truth. */
  answerNext(verb: AgentVerb, turn: Pick<Turn, 'text' | 'used'>, times = 1): void {
    this.#scenario.add(verb, turn, times);
  }

  /** Forgets prepared mishaps and recorded calls. */
  reset(): void {
    this.#scenario.clear();
    this.calls.length = 0;
    this.maxConcurrent = 0;
  }

  /** How often this export was called. */
  count(verb: AgentVerb): number {
    return this.calls.filter((call) => call.verb === verb).length;
  }

  async #answer({ request, gone }: IncomingCall): Promise<AgentReply> {
    const { verb, pid, handle, size } = request;
    const call: RecordedCall = { verb, pid, handle, size, outcome: 'under-way' };
    this.calls.push(call);
    const underWay = this.calls.filter(({ outcome }) => outcome === 'under-way').length;
    this.maxConcurrent = Math.max(this.maxConcurrent, underWay);
    gone.addEventListener('abort', () => {
      if (call.outcome === 'under-way') call.outcome = 'abandoned';
    });
    const turn = this.#scenario.take(verb);
    if (turn.delay !== undefined) await delay(turn.delay);
    const reply = endsCall(turn) ? { status: 0 } : await this.#act(request, turn);
    if (turn.delayAnswer !== undefined) await delay(turn.delayAnswer);
    if (call.outcome === 'under-way') call.outcome = 'answered';
    return { ...reply, flags: flagsOf(turn), used: turn.used };
  }

  async #act(request: AgentRequest, turn: Turn): Promise<AgentReply> {
    const { verb, handle, argument } = request;
    if (verb === 'getLastError') return { status: this.#lastError };
    if (verb === 'GetGAVersion') return { status: versions[argument] ?? 0 };
    if (turn.code !== undefined) return this.#fail(turn.code, verb);
    if (verb === 'Initialize') return { status: this.#newHandle() };
    if (!this.#handles.has(handle)) return this.#fail(invalidHandle, verb);
    switch (verb) {
      case 'Finalize':
        this.#handles.delete(handle);
        return { status: 0 };
      case 'getTicketNoAuth':
        return this.#hand(turn);
      case 'getTicket':
        return this.#workstation.ticket === null ? this.#signIn(turn) : this.#hand(turn);
      case 'getNewTicket':
        return this.#signIn(turn);
      case 'destroyTicket':
        if (this.#workstation.ticket === null) return this.#fail(notAvailable, verb);
        this.#workstation.setTicket(null);
        return { status: 0 };
      case 'getErrorDescription':
        return { status: 0, data: turn.text ?? Buffer.from(`Simulated text for ${argument.toString(16)}`, 'latin1') };
      case 'isTerminalServiceSession':
        return { status: 0 };
    }
  }

  async #signIn(turn: Turn): Promise<AgentReply> {
    const code = await this.#workstation.signIn();
    return code === 0 ? this.#hand(turn) : this.#fail(code, 'getTicket');
  }

  #hand(turn: Turn): AgentReply {
    const { ticket } = this.#workstation;
    if (turn.text !== undefined) return { status: 0, data: turn.text };
    return ticket === null
      ? this.#fail(notAvailable, 'getTicketNoAuth')
      : { status: 0, data: Buffer.from(ticket, 'latin1') };
  }

  #fail(code: number, verb: AgentVerb): AgentReply {
    this.#lastError = code;
    return { status: verb === 'Initialize' ? 0 : code };
  }

  #newHandle(): number {
    const handle = randomInt(0x1000, 0x7fff0000);
    this.#handles.add(handle);
    return handle;
  }
}
