import type { default as koffi, LibraryHandle } from 'koffi';
import { LanyardError } from '../errors/index.ts';
import { pcscCode, PcscError } from './pcsc-codes.ts';
import { packStates, pcscLayout, unpackStates, type PcscLayout } from './pcsc-layout.ts';
import type { Pcsc, PcscContext, ReaderAnswer, ReaderQuery, WaitResult } from './pcsc.ts';
import { maxNameBytes, nameBuffer, splitNames } from './reader-names.ts';
import { winServiceStarted } from './win-service-started.ts';
import { pcscFunctions, type PcscFunctions } from './winscard-functions.ts';

const scopeSystem = 2;

/** The library, loaded: what a connection to the service is made of. */
export interface Winscard {
  readonly native: typeof koffi;
  readonly library: LibraryHandle;
  readonly layout: PcscLayout;
  readonly functions: PcscFunctions;
}

/**
 * Loads winscard.dll, libpcsclite.so.1 or PCSC.framework through koffi. Throws `LAN-1002` when koffi or the library cannot
 * be loaded; it may be asked again.
 */
export async function openWinscard(
  layout: PcscLayout = pcscLayout(process.platform, process.env),
  loadKoffi: () => Promise<{ default: typeof koffi }> = () => import('koffi'),
): Promise<Winscard> {
  try {
    const native = (await loadKoffi()).default;
    const library = native.load(layout.library);
    return { native, library, layout, functions: pcscFunctions(library, layout) };
  } catch (cause) {
    throw new LanyardError('LAN-1002', { library: layout.library }, { cause });
  }
}

/** The PC/SC of this computer, as far as the watcher needs it. Throws as {@link openWinscard} does. */
export async function loadWinscard(...how: Parameters<typeof openWinscard>): Promise<Pcsc> {
  const winscard = await openWinscard(...how);
  const { native, library, layout } = winscard;
  return {
    maxStates: layout.maxStates,
    sleepsWithoutReaders: layout.sleepsWithoutReaders,
    establish: () => establishContext(winscard),
    ...(layout.sleepsWithoutReaders ? { serviceStarted: winServiceStarted(native, library) } : {}),
  };
}

/** Opens a context. Throws `PcscError`. */
export async function establishContext({ native, layout, functions }: Winscard): Promise<WinscardContext> {
  const out = Buffer.alloc(8);
  succeed('SCardEstablishContext', await functions.establishContext(scopeSystem, null, null, native.address(out)));
  const handle = layout.types.context === 'int32' ? out.readInt32LE(0) : out.readBigUInt64LE(0);
  return new WinscardContext(native, layout, functions, handle);
}

/**
 * Calls get the addresses of Buffers, which are read only after the call has ended: that keeps them alive while another
 * thread writes into them. koffi's own alloc, encode and decode would do, too, but encode and decode lose about 20 bytes
 * a call (koffi 3.3.4), and `koffi.view()` aborts the process in Electron (toolchain 4).
 */
export class WinscardContext implements PcscContext {
  readonly #native: typeof koffi;
  readonly #layout: PcscLayout;
  readonly #functions: PcscFunctions;
  /** Its SCARDCONTEXT. */
  readonly handle: number | bigint;
  /** The exact bytes of each name, NUL-terminated: what the service gave is what it gets back. */
  #names = new Map<string, Buffer>();

  constructor(native: typeof koffi, layout: PcscLayout, functions: PcscFunctions, handle: number | bigint) {
    this.#native = native;
    this.#layout = layout;
    this.#functions = functions;
    this.handle = handle;
  }

  async listReaders(): Promise<readonly string[]> {
    // The list may grow between asking for its size and asking for it.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const names = await this.#tryListReaders();
      if (names === null) continue;
      this.#names = names;
      return [...names.keys()];
    }
    throw new PcscError('SCardListReaders', pcscCode.insufficientBuffer);
  }

  async waitForChange(readers: readonly ReaderQuery[], milliseconds: number): Promise<WaitResult> {
    const names = readers.map(({ name }) => this.nameOf(name));
    const states = packStates(
      this.#layout,
      readers.map(({ state }, index) => ({ namePointer: this.#address(names[index]), current: state })),
    );
    const code = await this.#functions.getStatusChange(
      this.handle,
      milliseconds,
      this.#address(states),
      readers.length,
    );
    if (code === pcscCode.timeout) return { outcome: 'timeout' };
    if (code === pcscCode.cancelled) return { outcome: 'cancelled' };
    succeed('SCardGetStatusChange', code);
    const answers = unpackStates(this.#layout, states);
    // Reading `names` here keeps them alive until now.
    return { outcome: 'changed', readers: names.map((_, index) => answerOf(readers[index], answers[index])) };
  }

  /** A reader's name as the service gave it, if it was listed before. */
  nameOf(reader: string): Buffer {
    return this.#names.get(reader) ?? nameBuffer(Buffer.from(reader, 'utf8'));
  }

  async cancel(): Promise<void> {
    await this.#functions.cancel(this.handle);
  }

  async release(): Promise<void> {
    await this.#functions.releaseContext(this.handle);
  }

  /** Null: the list has grown meanwhile, ask again. */
  async #tryListReaders(): Promise<Map<string, Buffer> | null> {
    const size = Buffer.alloc(8);
    const sized = await this.#functions.listReaders(this.handle, null, null, this.#address(size));
    if (sized === pcscCode.noReadersAvailable) return new Map();
    succeed('SCardListReaders', sized);
    const names = Buffer.alloc(Math.min(size.readUInt32LE(0), maxNameBytes));
    size.writeUInt32LE(names.length, 0);
    const code = await this.#functions.listReaders(this.handle, null, this.#address(names), this.#address(size));
    if (code === pcscCode.noReadersAvailable) return new Map();
    if (code === pcscCode.insufficientBuffer) return null;
    succeed('SCardListReaders', code);
    return splitNames(names.subarray(0, size.readUInt32LE(0)));
  }

  #address(buffer: Buffer | undefined): bigint {
    return buffer === undefined ? 0n : this.#native.address(buffer);
  }
}

function answerOf(query: ReaderQuery | undefined, answer: { state: number; atr: string } | undefined): ReaderAnswer {
  return { name: query?.name ?? '', state: answer?.state ?? 0, atr: answer?.atr ?? '' };
}

/** Throws `PcscError` unless the code is success. */
export function succeed(call: string, code: number): void {
  if (code !== pcscCode.success) throw new PcscError(call, code);
}
