import { LanyardError } from '../errors/index.ts';
import { ChainWriter, type ChainOptions } from './chain-writer.ts';
import { claimChain, type Claim } from './claim.ts';
import { finalForm, type AuditEntry, type Stamped } from './entry.ts';
import { chainsIn, isPastAge, ownFolder } from './files.ts';
import { sessionWord } from './session-word.ts';

export interface JournalOptions {
  /** See `journalFolder`. Made, and kept, as the person's own (0700). */
  readonly folder: string;
  /** UTC ms. */
  readonly now: () => number;
  /** A file that would grow beyond this is continued in the next. */
  readonly maxBytes?: number;
  /** Files begun more days ago are removed. */
  readonly keepDays?: number;
  /** Which session of the operating system this runs in: its number there; anything else is kept as a short hash. */
  readonly osSession: string;
  /** Told about trouble: each kind once, until writing works again. */
  readonly onTrouble?: (error: LanyardError) => void;
  /** Each is told every entry once it is on the disk (`windowsEventLog`). */
  readonly sinks?: readonly Sink[];
}

/** An entry as it is on the disk. */
export type Recorded = Stamped & { readonly seq: number };

export type Sink = (entry: Recorded) => void;

export interface Journal {
  /** Records an entry, with the time it is about (default: now). Never waits and never throws. */
  append(entry: AuditEntry, at?: number): void;
  /** Resolves when everything appended so far is on the disk, or could not be written. */
  flush(): Promise<void>;
  /** Writes what is left and ends the journal in order. */
  close(): Promise<void>;
  /** How the run before this one ended; resolves when the journal is open, `null` = it cannot be opened. */
  readonly before: Promise<'clean' | 'unclean' | 'none' | null>;
}

/** How many programs of one person can write at once. */
const maxChains = 16;
/** How many entries are kept in memory while the disk refuses them. */
const maxWaiting = 10_000;

/** Opens the journal of a folder and begins at once to set right what the last run left. */
export function openJournal(options: JournalOptions): Journal {
  return new QueuedJournal(options);
}

/** An entry that is not known to be on the disk; `seq`: the number it was to have when writing it was last tried. */
interface Waiting {
  readonly stamped: Stamped;
  seq: number | null;
}

class QueuedJournal implements Journal {
  readonly before: Promise<'clean' | 'unclean' | 'none' | null>;
  readonly #options: JournalOptions;
  readonly #told = new Set<string>();
  #queue: Waiting[] = [];
  #lost = 0;
  #claim: Claim | null = null;
  #writer: ChainWriter | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.before = this.#run().then(() => this.#writer?.before ?? null);
  }

  append(entry: AuditEntry, at?: number): void {
    try {
      const form = finalForm(entry);
      if (form === null || this.#closed) {
        this.#trouble(new LanyardError('LAN-7005', { kind: form?.kind ?? 'unknown' }));
        return;
      }
      this.#queue.push({ stamped: { at: this.#time(at), ...form }, seq: null });
      if (this.#queue.length > maxWaiting) {
        this.#queue.shift();
        this.#lost += 1;
      }
      void this.#run();
    } catch (error) {
      this.#trouble(new LanyardError('LAN-7005', { kind: 'unknown' }, { cause: error }));
    }
  }

  async flush(): Promise<void> {
    await (this.#closed ? this.#running : this.#run());
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#run();
    try {
      await this.#writer?.close();
    } catch (error) {
      this.#trouble(writeFailure(error));
    }
    await this.#claim?.release().catch(() => undefined);
  }

  #time(at: number | undefined): string {
    const time = at !== undefined && Number.isFinite(at) ? at : this.#options.now();
    return new Date(time).toISOString();
  }

  /** One run at a time; whoever comes while one is on waits for it, and for its own entries with it. */
  #run(): Promise<void> {
    this.#running ??= this.#work();
    return this.#running;
  }

  async #work(): Promise<void> {
    try {
      do {
        this.#writer ??= await this.#open();
        await this.#writeWaiting(this.#writer);
      } while (this.#queue.length > 0);
      for (const code of ['LAN-7003', 'LAN-7006']) this.#told.delete(code);
    } catch (error) {
      // The end of the file is unknown now: the chain is opened anew with the next entry.
      const writer = this.#writer;
      this.#writer = null;
      await writer?.abandon().catch(() => undefined);
      this.#trouble(writeFailure(error));
    } finally {
      // At once, so that no entry can come between the last look at the queue and this.
      this.#running = null;
    }
  }

  async #writeWaiting(writer: ChainWriter): Promise<void> {
    const lost = this.#lost;
    if (lost > 0) await writer.add({ at: this.#time(undefined), kind: 'entries-lost', count: lost });
    const batch = this.#queue.slice(0, 1000);
    for (const entry of batch) entry.seq = await writer.add(entry.stamped);
    await writer.put();
    this.#lost -= lost;
    this.#drop(batch);
  }

  /** These are on the disk. */
  #drop(entries: readonly Waiting[]): void {
    const done = new Set(entries);
    this.#queue = this.#queue.filter((entry) => !done.has(entry));
    for (const entry of entries) this.#tell(entry);
  }

  #tell({ stamped, seq }: Waiting): void {
    for (const sink of this.#options.sinks ?? []) {
      try {
        sink({ ...stamped, seq: seq ?? 0 });
      } catch (error) {
        this.#trouble(writeFailure(error));
      }
    }
  }

  async #open(): Promise<ChainWriter> {
    await ownFolder(this.#options.folder);
    this.#claim ??= await this.#claimAny();
    const writer = await ChainWriter.find(this.#chainOptions(this.#claim.chain));
    this.#dropWritten(writer.found.written);
    try {
      await writer.begin();
    } catch (error) {
      await writer.abandon();
      throw error;
    }
    const { tampering } = writer.found;
    if (tampering !== null) this.#trouble(new LanyardError('LAN-7002', { found: tampering }));
    await this.#tendOthers(this.#claim.chain).catch(() => undefined);
    return writer;
  }

  /** Of the entries whose writing failed, some may have reached the disk all the same. */
  #dropWritten(last: number): void {
    this.#drop(this.#queue.filter(({ seq }) => seq !== null && seq <= last));
    for (const entry of this.#queue) entry.seq = null;
  }

  async #claimAny(): Promise<Claim> {
    for (let chain = 1; chain <= maxChains; chain += 1) {
      const claim = await claimChain(this.#options.folder, String(chain));
      if (claim !== null) return claim;
    }
    throw new LanyardError('LAN-7006', { chains: maxChains });
  }

  /** Chains that nobody writes now grow old, too. */
  async #tendOthers(mine: string): Promise<void> {
    const { folder, now } = this.#options;
    for (const [chain, [oldest]] of await chainsIn(folder)) {
      const options = this.#chainOptions(chain);
      if (chain === mine || oldest === undefined || !isPastAge(oldest, now(), options.keepDays)) continue;
      const claim = await claimChain(folder, chain);
      if (claim === null) continue;
      const writer = await ChainWriter.find(options);
      await writer.begin().finally(() => writer.close());
      await claim.release();
    }
  }

  #chainOptions(chain: string): ChainOptions {
    const { folder, now, maxBytes = 10_000_000, keepDays = 90, osSession } = this.#options;
    return { folder, chain, now, maxBytes, keepDays, session: sessionWord(osSession) };
  }

  #trouble(error: LanyardError): void {
    if (this.#told.has(error.code)) return;
    this.#told.add(error.code);
    try {
      this.#options.onTrouble?.(error);
    } catch {
      // Whoever listens has trouble of its own; the journal goes on.
    }
  }
}

function writeFailure(error: unknown): LanyardError {
  if (error instanceof LanyardError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new LanyardError('LAN-7003', { reason: /^[A-Z]{2,16}$/.test(code) ? code : 'unknown' }, { cause: error });
}
