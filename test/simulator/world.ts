import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAgent, type SimulatedAgent } from './agent/agent.ts';
import { startHandOff, type HandOff } from './browser/hand-off.ts';
import { call, type Called } from './cis2/call.ts';
import { startCis2, type SimulatedCis2 } from './cis2/cis2.ts';
import { WindowlessBrowser, type Steps } from './cis2/walk.ts';
import { cis2Modes } from './control/cis2-modes.ts';
import { startDesk, type Desk, type DeskReader } from './control/desk.ts';
import { agentModes, cardModes, serviceModes, spineModes } from './control/modes.ts';
import { settingsText } from './control/settings-text.ts';
import { root } from './day/programs.ts';
import { people, person, type SimulatedPerson } from './people.ts';
import { startSpine, type SimulatedSpine } from './spine/spine.ts';

export interface WorldOptions {
  /** Absolute folder for this world's files, kept afterwards; without it a temporary one, removed at the end. */
  readonly dir?: string;
  /** How many readers at least. Default 2. */
  readonly readers?: number;
  /** `pcsc`: a real PC/SC daemon; `port`: card events over a local socket; `auto`: PC/SC where it can run. */
  readonly cards?: 'auto' | 'pcsc' | 'port';
  /** What the removal of a card does to the agent's session (spine-cis1 11.1). Default `normal`. */
  readonly removal?: 'normal' | 'persistence';
  /**
   * What opens when Lanyard opens an address: `played` (default): no browser, the world plays it (`browse`); `own`: the
   * browser of whoever sits at this computer.
   */
  readonly browser?: 'played' | 'own';
  /** Whether CIS2 and its broker speak TLS under a root of their own; else plain http, which browsers take without a word. */
  readonly cis2Tls?: boolean;
  /** More settings for Lanyard, by group; they win over the world's own. */
  readonly settings?: Readonly<Record<string, object | string>>;
}

/** One thing that happened, in a sentence without secrets. */
export interface LogLine {
  /** UTC milliseconds. */
  readonly at: number;
  readonly part: 'card' | 'agent' | 'spine' | 'cis2' | 'world';
  readonly text: string;
}

/** How the world stands; what the panel shows. */
export interface WorldState {
  readonly cards: 'pcsc' | 'port';
  readonly readers: readonly DeskReader[];
  /** Whether the agent's passcode window is open. */
  readonly prompt: boolean;
  /** Whose card the agent works with, by key. */
  readonly agentCard: string | null;
  readonly agent: string;
  readonly spine: string;
  readonly cis2: string;
  /** What people's cards are like when somebody reads them. */
  readonly natures: string;
  readonly service: string;
}

/** How a person signs in at the pages of CIS2; the role by its id, where they are asked. */
export type BrowserSteps = Partial<Omit<Steps, 'person'>>;

/** How long the world waits for a window of the agent, in ms. */
const patience = 15_000;

/** Starts a simulated workstation: readers with cards, Identity Agent, Spine and CIS2, wired as in real life. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'lanyard-')));
  const closers: (() => Promise<void>)[] = [];
  if (options.dir === undefined) closers.push(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
  try {
    await mkdir(dir, { recursive: true });
    const spine = await startSpine({ dir: join(dir, 'spine') });
    closers.push(() => spine.close());
    const library = join(root, 'out-test', 'native', 'libTicketApi.so');
    const agent = await startAgent({
      dir: join(dir, 'agent'),
      ...(existsSync(library) ? { library } : {}),
      removalMode: options.removal ?? 'normal',
      issueTicket: (owner) => spine.issueTicket(owner),
      onTicketDestroyed: (ticket) => {
        spine.destroy(ticket);
      },
    });
    closers.push(() => agent.close());
    const cis2 = await startCis2({ dir: join(dir, 'cis2'), tls: options.cis2Tls ?? false });
    closers.push(() => cis2.close());
    const browser = options.browser === 'own' ? null : await startHandOff({ dir: join(dir, 'browser') });
    closers.push(() => browser?.close() ?? Promise.resolve());
    const desk = await startDesk({ agent, readers: options.readers ?? 2, cards: options.cards ?? 'auto' });
    closers.push(() => desk.close());
    const settingsFile = join(dir, 'settings.json');
    await writeFile(settingsFile, settingsText({ agent, spine, cis2, desk }, options.settings ?? {}));
    const how = existsSync(library) ? desk.how : `${desk.how} ${withoutLibrary}`;
    return new World({ dir, settingsFile, how, agent, spine, cis2, browser, desk, closers });
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

/** Its sources are C, and so are the ticket host's. */
const withoutLibrary =
  'The Identity Agent’s library could not be built here (there is no C compiler), so nobody can sign in.';

async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) await close();
}

interface WorldParts {
  readonly dir: string;
  readonly settingsFile: string;
  readonly how: string;
  readonly agent: SimulatedAgent;
  readonly spine: SimulatedSpine;
  readonly cis2: SimulatedCis2;
  readonly browser: HandOff | null;
  readonly desk: Desk;
  readonly closers: readonly (() => Promise<void>)[];
}

/** A running simulated workstation. Readers are counted from 0, people are named by their keys. */
export class World {
  readonly dir: string;
  /** Settings with which Lanyard finds this world. */
  readonly settingsFile: string;
  /** What Lanyard needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** How this machine plays the world, in plain words. */
  readonly how: string;
  readonly people: Readonly<Record<string, SimulatedPerson>> = Object.fromEntries(people.map((one) => [one.key, one]));
  /** The readers' names, as PC/SC gives them. */
  readonly readers: readonly string[];
  /** What happened so far. */
  readonly log: LogLine[] = [];
  /** The parts, for tests that break them. */
  readonly agent: SimulatedAgent;
  readonly spine: SimulatedSpine;
  readonly cis2: SimulatedCis2;
  readonly desk: Desk;
  readonly #browser: HandOff | null;
  readonly #closers: readonly (() => Promise<void>)[];
  readonly #listeners = new Set<(line: LogLine) => void>();
  readonly #modes = { agent: 'ok', spine: 'ok', cis2: 'ok', natures: 'ok', service: 'start' };
  #closing: Promise<void> | null = null;

  constructor(parts: WorldParts) {
    const { agent, spine, cis2, browser, desk } = parts;
    this.dir = parts.dir;
    this.settingsFile = parts.settingsFile;
    this.env = { ...desk.env, ...browser?.env };
    this.how = parts.how;
    this.readers = desk.readers.map(({ name }) => name);
    this.agent = agent;
    this.spine = spine;
    this.cis2 = cis2;
    this.desk = desk;
    this.#browser = browser;
    this.#closers = parts.closers;
    let held: string | null = null;
    let open = false;
    agent.onPrompt((prompt) => {
      if (prompt === null && open) this.#note('agent', 'Its window is closed.');
      open = prompt !== null;
      if (prompt === null) return;
      if (prompt.person === null) this.#note('agent', 'It asks for a card.');
      else this.#note('agent', `It asks ${prompt.person.name} for the passcode.`);
    });
    agent.onChange(() => {
      if (agent.ticket === held) return;
      held = agent.ticket;
      this.#note('agent', held === null ? 'It holds no ticket any more.' : 'It holds a ticket, issued by Spine.');
    });
  }

  /** Puts a person's card into a reader. The agent sees it a moment later. */
  async insert(key: string, reader = 0): Promise<void> {
    const owner = person(key);
    await this.desk.insert(owner, reader);
    this.#note('card', `${owner.name}'s card is in reader ${String(reader + 1)}.`);
  }

  /** Puts a card that does not answer (wrong way round) into a reader. */
  async insertMute(reader = 0): Promise<void> {
    await this.desk.insert('mute', reader);
    this.#note('card', `A card that does not answer is in reader ${String(reader + 1)}.`);
  }

  /** Takes the card out of a reader; resolves when it is out. Nothing happens when there is none. */
  async remove(reader = 0): Promise<void> {
    if (await this.desk.remove(reader)) this.#note('card', `Reader ${String(reader + 1)} is empty.`);
  }

  /**
   * Takes the card out and puts another in, as fast as a hand can. With virtual readers a faster one (a shorter
   * `pause`, in ms) may go unseen by pcscd, which looks every 400 ms.
   */
  async swap(key: string, reader = 0, pause = 500): Promise<void> {
    await this.remove(reader);
    await new Promise((resolve) => setTimeout(resolve, pause));
    await this.insert(key, reader);
  }

  /** The card loses contact for some milliseconds; see `swap` for how short that can be. */
  async flicker(reader = 0, milliseconds = 500): Promise<void> {
    await this.desk.flicker(reader, milliseconds);
    this.#note('card', `The card in reader ${String(reader + 1)} lost contact for a moment.`);
  }

  /** Waits until the agent has noticed the cards as they are and asks for a passcode. */
  async promptOpened(): Promise<void> {
    await this.desk.noticed();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('The Identity Agent did not ask for a passcode.'));
      }, patience);
    });
    try {
      await Promise.race([this.agent.promptShown('passcode'), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Types a passcode, the right one unless another is given, as soon as the agent asks for it. */
  async typePasscode(passcode?: string): Promise<void> {
    await this.promptOpened();
    await this.agent.typePasscode(passcode ?? this.agent.card?.passcode ?? '');
  }

  /** Types a wrong passcode as soon as the agent asks. */
  async typeWrongPasscode(): Promise<void> {
    await this.typePasscode('0000');
    this.#note('agent', 'The passcode was wrong.');
  }

  /** Closes the agent's passcode window as soon as it is open. */
  async cancelPasscode(): Promise<void> {
    await this.promptOpened();
    this.agent.cancelPrompt();
  }

  /** The agent behaves like this from now on (`control/modes.ts`); `ok` mends it. */
  async agentBehaves(mode: string): Promise<void> {
    const { title, begin } = modeOf(agentModes, mode);
    await begin(this);
    this.#modes.agent = mode;
    this.#note('agent', `From now on it ${title}.`);
  }

  /** Spine behaves like this from now on (`control/modes.ts`); `ok` mends it. */
  async spineBehaves(mode: string): Promise<void> {
    const { title, begin } = modeOf(spineModes, mode);
    await begin(this);
    this.#modes.spine = mode;
    this.#note('spine', `From now on it ${title}.`);
  }

  /** CIS2 and its broker behave like this from now on (`control/cis2-modes.ts`); `ok` mends them. */
  async cis2Behaves(mode: string): Promise<void> {
    const { title, begin } = modeOf(cis2Modes, mode);
    await begin(this.cis2);
    this.#modes.cis2 = mode;
    this.#note('cis2', `From now on: ${title}.`);
  }

  /** The next address that Lanyard opens in the browser; only where the world plays it. */
  browserOpened(within?: number): Promise<string> {
    if (this.#browser === null) throw new Error('The browser is the own one of this computer.');
    return this.#browser.opened(within);
  }

  /**
   * Waits until Lanyard opens the browser, signs the person in there, and brings the answer back to Lanyard. Resolves with the
   * page that Lanyard shows then.
   */
  async browse(key: string, steps: BrowserSteps = {}): Promise<Called> {
    const owner = this.#knownToCis2(key);
    const { authenticator = 'security-key', role = owner.selectedProfileId, ...more } = steps;
    const address = await this.browserOpened();
    this.#note('cis2', `${owner.name} signs in with: ${authenticator}.`);
    const back = await new WindowlessBrowser(this.cis2).signIn(address, {
      person: owner.uid,
      authenticator,
      role,
      ...more,
    });
    return call(back.href);
  }

  /** The person's sessions at CIS2 end there, and its broker is told. */
  async endAtCis2(key: string): Promise<void> {
    const owner = this.#knownToCis2(key);
    const told = await this.cis2.endSessionsOf(owner);
    this.#note('cis2', `${owner.name}'s ${String(told.length)} sessions have ended.`);
  }

  /** People's cards that go in from now on are like this when somebody reads them (`control/modes.ts`). */
  async cardsAre(mode: string): Promise<void> {
    const { title, begin } = modeOf(cardModes, mode);
    await begin(this);
    this.#modes.natures = mode;
    this.#note('card', `Cards that go in from now on ${title}.`);
  }

  /** Stops (as a crash would) or starts the smartcard service; see `stopCardService`. */
  async smartcardService(what: string): Promise<void> {
    const { title, begin } = modeOf(serviceModes, what);
    await begin(this);
    this.#modes.service = what;
    this.#note('card', `The smartcard service ${title}.`);
  }

  /** The smartcard service ends, as by a crash; virtual cards go with it and must be put in again. */
  stopCardService(): Promise<void> {
    return this.smartcardService('stop');
  }

  startCardService(): Promise<void> {
    return this.smartcardService('start');
  }

  /** Whether neither the agent nor Spine knows a session any more, at the latest after so many milliseconds. */
  async nothingLeft(within: number): Promise<boolean> {
    const deadline = Date.now() + within;
    const left = () => this.agent.ticket !== null || this.spine.sessions > 0;
    while (left() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    return !left();
  }

  /** How everything stands now. */
  state(): WorldState {
    return {
      cards: this.desk.socket === null ? 'pcsc' : 'port',
      readers: this.desk.readers,
      prompt: this.agent.prompt?.kind === 'passcode',
      agentCard: this.agent.card?.key ?? null,
      ...this.#modes,
    };
  }

  /** Calls back with everything that happens. Returns how to stop that. */
  onLog(listener: (line: LogLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends everything this world started, and nothing else. */
  close(): Promise<void> {
    this.#listeners.clear();
    this.#closing ??= closeAll(this.#closers);
    return this.#closing;
  }

  /** CIS2 knows more people than there are cards. */
  #knownToCis2(key: string): SimulatedPerson {
    const owner = this.cis2.people.find((one) => one.key === key);
    if (owner === undefined) throw new Error(`CIS2 knows no "${key}".`);
    return owner;
  }

  #note(part: LogLine['part'], text: string): void {
    const line = { at: Date.now(), part, text };
    this.log.push(line);
    for (const listener of this.#listeners) listener(line);
  }
}

function modeOf<Mode>(modes: Readonly<Record<string, Mode>>, name: string): Mode {
  const mode = Object.hasOwn(modes, name) ? modes[name] : undefined;
  if (mode === undefined) throw new Error(`There is no "${name}" here, only ${Object.keys(modes).join(', ')}.`);
  return mode;
}
