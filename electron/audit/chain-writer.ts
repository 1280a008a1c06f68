import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import type { JournalEntry, Stamped } from './entry.ts';
import { chainsIn, dayOf, isPastAge, journalFile, type JournalFile } from './files.ts';
import { firstEntryOf } from './first-entry.ts';
import { readHead, writeHead } from './head.ts';
import { genesis, lineOf, type Link } from './line.ts';
import { recover, type Recovered } from './recover.ts';
import { timeForAges } from './time-for-ages.ts';

export interface ChainOptions {
  readonly folder: string;
  readonly chain: string;
  /** The session of the operating system, in a form the vocabulary allows. */
  readonly session: string;
  readonly now: () => number;
  readonly maxBytes: number;
  readonly keepDays: number;
}

/** Writes one chain, which is claimed. After a failure it must be thrown away and opened anew. */
export class ChainWriter {
  /** What was found when the chain was opened. */
  readonly found: Recovered;
  /** How the run that wrote before this one ended. */
  readonly before: 'clean' | 'unclean' | 'none';
  readonly #options: ChainOptions;
  readonly #head: Link;
  #file: JournalFile | null = null;
  #handle: FileHandle | null = null;
  #size = 0;
  #link: Link;
  #text: string[] = [];

  /** Looks at a chain; changes nothing. */
  static async find(options: ChainOptions): Promise<ChainWriter> {
    const { folder, chain } = options;
    const files = (await chainsIn(folder)).get(chain) ?? [];
    const head = await readHead(folder, chain);
    const found = await recover(files, head);
    const before =
      typeof head === 'string' ? (files.length === 0 ? 'none' : 'unclean') : head.closed ? 'clean' : 'unclean';
    return new ChainWriter(options, found, before, typeof head === 'string' ? genesis : head);
  }

  private constructor(options: ChainOptions, found: Recovered, before: 'clean' | 'unclean' | 'none', head: Link) {
    this.#options = options;
    this.found = found;
    this.before = before;
    this.#link = found.after;
    this.#head = { seq: head.seq, hash: head.hash };
  }

  /** Sets aside a torn end, says what was touched from outside, removes what is past its age. */
  async begin(): Promise<void> {
    const { folder, chain } = this.#options;
    // From here on something may follow what the head knows. After tampering the entry about it comes first.
    if (this.found.tampering === null) await writeHead(folder, chain, { ...this.#head, closed: false });
    await this.#goOn();
    await this.#prune();
  }

  /** Takes an entry into the next {@link put}; begins a new file with a new day or where the old one is full. */
  async add(entry: Stamped): Promise<number> {
    const size = Buffer.byteLength(lineOf(entry, this.#link).text) + 1;
    const newDay = this.#file?.date !== this.#today();
    if (newDay || this.#size + size > this.#options.maxBytes) await this.#beginFile();
    if (newDay) await this.#prune();
    this.#take(entry);
    return this.#link.seq;
  }

  /** Everything taken is on the disk when this resolves, and the head knows it. */
  async put(closed = false): Promise<void> {
    const { folder, chain } = this.#options;
    if (this.#text.length > 0) {
      await this.#handle?.appendFile(this.#text.join(''));
      this.#text = [];
      await this.#handle?.datasync();
    } else if (!closed) {
      return;
    }
    await writeHead(folder, chain, { ...this.#link, closed });
  }

  /** Ends in order. */
  async close(): Promise<void> {
    try {
      await this.put(true);
    } finally {
      await this.abandon();
    }
  }

  async abandon(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }

  #today(): string {
    return dayOf(this.#options.now());
  }

  #take(entry: Stamped): void {
    const { text, link } = lineOf(entry, this.#link);
    this.#text.push(`${text}\n`);
    this.#size += Buffer.byteLength(text) + 1;
    this.#link = link;
  }

  #own(entry: JournalEntry): void {
    this.#take({ at: new Date(this.#options.now()).toISOString(), ...entry });
  }

  /** Goes on in the last file. */
  async #goOn(): Promise<void> {
    const { file, repair, tampering } = this.found;
    if (file !== null) {
      await this.#openFile(file.file, file.size);
      if (repair !== null) {
        this.#text.push('\n');
        this.#own(repair);
      }
      if (!file.introduced) this.#introduce(file.file);
    }
    if (tampering !== null) {
      if (file === null) await this.#beginFile();
      this.#take({ at: new Date(this.#options.now()).toISOString(), kind: 'tampering-found', found: tampering });
    }
    await this.put();
  }

  async #beginFile(): Promise<void> {
    await this.put();
    await this.abandon();
    const { folder, chain } = this.#options;
    const file = journalFile(folder, chain, (this.#file?.number ?? 0) + 1, this.#today());
    await this.#openFile(file, 0);
    this.#introduce(file);
    await this.put();
  }

  #introduce({ chain, number, date }: JournalFile): void {
    this.#own({ kind: 'file-opened', format: 1, chain, number, date, session: this.#options.session });
  }

  async #openFile(file: JournalFile, size: number): Promise<void> {
    const { O_APPEND, O_CREAT, O_WRONLY } = constants;
    // Windows has no O_NOFOLLOW.
    const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
    this.#handle = await open(file.path, O_APPEND | O_CREAT | O_WRONLY | noFollow, 0o600);
    this.#file = file;
    this.#size = size;
  }

  /** Removes the files that are past their age, after an entry that says from where on the journal may begin. */
  async #prune(): Promise<void> {
    const { folder, chain, keepDays, now } = this.#options;
    const days = [...(await chainsIn(folder)).values()].flat().map(({ date }) => date);
    const time = timeForAges(now(), days);
    if (this.#file !== null && isPastAge(this.#file, time, keepDays)) await this.#beginFile();
    const files = (await chainsIn(folder)).get(chain) ?? [];
    const old = (file: JournalFile) => isPastAge(file, time, keepDays) && file.number !== this.#file?.number;
    const keepFrom = files.findLastIndex(old) + 1;
    const kept = files[keepFrom];
    if (keepFrom === 0 || kept === undefined) return;
    // A file without a readable beginning stays, and what is before it: it is evidence.
    const first = await firstEntryOf(kept.path);
    if (first === null) return;
    this.#own({ kind: 'journal-pruned', before: first.seq, anchor: first.prev, files: keepFrom });
    await this.put();
    for (const file of files.slice(0, keepFrom)) await unlink(file.path);
  }
}
