import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Piece } from './each-line.ts';
import { journalEntry, type JournalEntry } from './entry.ts';
import type { JournalFile } from './files.ts';
import type { Head } from './head.ts';
import { genesis, readLine, sha256, type Envelope, type Link } from './line.ts';

/** What can be wrong with a journal. */
export type Fault =
  | 'changed' // this line, or the one before it, is not what was written
  | 'missing' // entries before this line are missing
  | 'out-of-order' // this line was inserted, repeated or moved
  | 'unreadable' // this line is none of a journal
  | 'torn' // the file ends in the middle of a line
  | 'torn-part-missing' // what a repair set aside is no longer there
  | 'wrong-file' // the file is not the one its name says
  | 'start-missing' // files before this one are missing, and no entry says that they grew too old
  | 'tail-missing' // the last entries are missing
  | 'added' // entries were added after the end
  | 'head-missing'
  | 'head-unreadable'
  | 'reported'; // Lanyard itself found tampering when it opened the journal here

export interface Problem {
  readonly file: string;
  /** Counted from 1; 0 = the file as a whole. */
  readonly line: number;
  readonly what: Fault;
}

/** The most problems that are listed: one fault can make many. */
const maxProblems = 1000;

/** Follows one chain, line by line, and notes what does not fit. Holds no more than a line in memory. */
export class ChainCheck {
  problems: Problem[] = [];
  entries = 0;
  from: string | null = null;
  to: string | null = null;
  /** The last entry. */
  last: Link | null = null;
  /** What follows the last entry and is none: the tail of a write that never finished. */
  tail: Tail | null = null;
  /** Whether the current file has said which one it is. */
  introduced = false;
  readonly #head: Head | null;
  #first: { readonly seq: number; readonly prev: string; readonly file: string } | null = null;
  #declared: { readonly before: number; readonly anchor: string } | null = null;
  #file: JournalFile | null = null;
  #line = 0;

  constructor(head: Head | null) {
    this.#head = head;
  }

  startFile(file: JournalFile): void {
    if (this.tail !== null) this.#problem('unreadable', this.tail.line);
    this.tail = null;
    this.introduced = false;
    this.#file = file;
    this.#line = 1;
  }

  piece({ bytes, whole, ended }: Piece): void {
    const entry = whole ? readLine(bytes) : null;
    if (entry === null) {
      this.tail ??= new Tail(this.#line);
      this.tail.add(bytes, ended);
    } else {
      this.#take(entry, sha256(bytes));
    }
    if (ended) this.#line += 1;
  }

  /** After the last file: its torn end, the beginning of the first file, and the head. */
  finish(): void {
    if (this.tail !== null) this.#problem('torn', this.tail.line);
    if (this.#first !== null && !this.#mayBegin(this.#first)) {
      this.#note({ file: this.#first.file, line: 0, what: 'start-missing' });
    }
    const end = this.last?.seq ?? 0;
    if (this.#head === null) return;
    if (this.#head.seq > end) this.#problem('tail-missing', this.#line);
    if (this.#head.closed && this.#head.seq < end) this.#problem('added', this.#line);
  }

  #mayBegin({ seq, prev }: { readonly seq: number; readonly prev: string }): boolean {
    if (seq === 1) return prev === genesis.hash;
    if (this.#declared === null || seq > this.#declared.before) return false;
    // Before the declared beginning: files that were to be removed, when something came in between.
    return seq < this.#declared.before || prev === this.#declared.anchor;
  }

  #take(entry: Envelope, hash: string): void {
    const own = ownEntry(entry);
    this.#checkTail(own);
    this.#checkLink(entry, hash);
    this.#checkPlace(own);
    if (own?.kind === 'journal-pruned' && own.before > (this.#declared?.before ?? 0)) this.#declared = own;
    if (entry.kind === 'tampering-found' && entry['found'] !== 'evidence-changed') this.#problem('reported');
    this.#first ??= { seq: entry.seq, prev: entry.prev, file: this.#file?.name ?? '' };
    this.last = { seq: entry.seq, hash };
    this.entries += 1;
    if (this.from === null || entry.at < this.from) this.from = entry.at;
    if (this.to === null || entry.at > this.to) this.to = entry.at;
  }

  /** What is no entry is right only where the next entry is the repair that describes it. */
  #checkTail(own: JournalEntry | null): void {
    const { tail } = this;
    this.tail = null;
    const repair = own?.kind === 'journal-repaired' ? own : null;
    if (tail === null) {
      if (repair !== null) this.#problem('torn-part-missing');
    } else if (repair?.bytes !== tail.bytes || repair.sha256 !== tail.digest()) {
      this.#problem('unreadable', tail.line);
    }
  }

  #checkLink({ seq, prev }: Envelope, hash: string): void {
    const { last } = this;
    if (last !== null) {
      if (seq > last.seq + 1) this.#problem('missing');
      else if (seq <= last.seq) this.#problem('out-of-order');
      else if (prev !== last.hash) this.#problem('changed');
    }
    if (seq === this.#head?.seq && hash !== this.#head.hash) this.#problem('changed');
  }

  /** Every file begins by saying which one it is, and says so once. */
  #checkPlace(own: JournalEntry | null): void {
    if (own?.kind === 'journal-repaired' && !this.introduced) return;
    const file = this.#file;
    const introduces = own?.kind === 'file-opened';
    const fits = introduces && own.chain === file?.chain && own.number === file.number && own.date === file.date;
    if (this.introduced ? introduces : !fits) this.#problem('wrong-file');
    this.introduced = true;
  }

  #problem(what: Fault, line = this.#line): void {
    this.#note({ file: this.#file?.name ?? '', line, what });
  }

  #note(problem: Problem): void {
    if (this.problems.length < maxProblems) this.problems.push(problem);
  }
}

/** Bytes that are no entry: how many, and their hash. */
class Tail {
  bytes = 0;
  readonly line: number;
  readonly #hash = createHash('sha256');

  constructor(line: number) {
    this.line = line;
  }

  add(bytes: Uint8Array, newline: boolean): void {
    this.#hash.update(bytes);
    if (newline) this.#hash.update('\n');
    this.bytes += bytes.length + (newline ? 1 : 0);
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** The journal's own entries, which verification must understand; `null` = one of the program's. */
function ownEntry(entry: Envelope): JournalEntry | null {
  if (!ownKinds.has(entry.kind)) return null;
  const result = v.safeParse(journalEntry, entry);
  return result.success ? result.output : null;
}

const ownKinds = new Set<string>([
  'file-opened',
  'journal-repaired',
  'journal-pruned',
] satisfies JournalEntry['kind'][]);
