import type koffi from 'koffi';
import { LanyardError } from '../errors/index.ts';
import { NativeMemory } from './native-memory.ts';
import { pcscCode, PcscError } from './pcsc-codes.ts';
import { packStates, pcscLayout, unpackStates, type PcscLayout } from './pcsc-layout.ts';
import type { Pcsc, PcscContext, ReaderQuery, WaitResult } from './pcsc.ts';
import { maxNameBytes, nameBytes, splitNames } from './reader-names.ts';
import { winServiceStarted } from './win-service-started.ts';
import { pcscFunctions, type PcscFunctions } from './winscard-functions.ts';

const scopeSystem = 2;

/**
 * The PC/SC of this computer: winscard.dll, libpcsclite.so.1 or PCSC.framework, through koffi. Throws `LAN-1002` when
 * koffi or the library cannot be loaded; it may be asked again.
 */
export async function loadWinscard(
  layout: PcscLayout = pcscLayout(process.platform, process.env),
  loadKoffi: () => Promise<{ default: typeof koffi }> = () => import('koffi'),
): Promise<Pcsc> {
  try {
    const native = (await loadKoffi()).default;
    const library = native.load(layout.library);
    const functions = pcscFunctions(library, layout);
    return {
      maxStates: layout.maxStates,
      sleepsWithoutReaders: layout.sleepsWithoutReaders,
      establish: () => establish(native, layout, functions),
      ...(layout.sleepsWithoutReaders ? { serviceStarted: winServiceStarted(native, library) } : {}),
    };
  } catch (cause) {
    throw new LanyardError('LAN-1002', { library: layout.library }, { cause });
  }
}

async function establish(native: typeof koffi, layout: PcscLayout, functions: PcscFunctions): Promise<PcscContext> {
  const memory = new NativeMemory(native);
  try {
    const out = memory.block(8);
    succeed('SCardEstablishContext', await functions.establishContext(scopeSystem, null, null, out));
    const handle: unknown = native.decode(out, layout.types.context);
    return new WinscardContext(native, layout, functions, handle);
  } finally {
    memory.free();
  }
}

class WinscardContext implements PcscContext {
  readonly #native: typeof koffi;
  readonly #layout: PcscLayout;
  readonly #functions: PcscFunctions;
  readonly #handle: unknown;
  /** The exact bytes of each name: what the service gave is what it gets back. */
  #names = new Map<string, Uint8Array>();

  constructor(native: typeof koffi, layout: PcscLayout, functions: PcscFunctions, handle: unknown) {
    this.#native = native;
    this.#layout = layout;
    this.#functions = functions;
    this.#handle = handle;
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
    const memory = new NativeMemory(this.#native);
    try {
      const states = readers.map(({ name, state }) => ({
        namePointer: memory.copy(nameBytes(this.#names.get(name) ?? Buffer.from(name, 'utf8'))),
        current: state,
      }));
      const packed = packStates(this.#layout, states);
      const array = memory.copy(packed);
      const code = await this.#functions.getStatusChange(this.#handle, milliseconds, array, readers.length);
      if (code === pcscCode.timeout) return { outcome: 'timeout' };
      if (code === pcscCode.cancelled) return { outcome: 'cancelled' };
      succeed('SCardGetStatusChange', code);
      const answers = unpackStates(this.#layout, memory.read(array, packed.length));
      return {
        outcome: 'changed',
        readers: answers.map((answer, index) => ({ name: readers[index]?.name ?? '', ...answer })),
      };
    } finally {
      memory.free();
    }
  }

  async cancel(): Promise<void> {
    await this.#functions.cancel(this.#handle);
  }

  async release(): Promise<void> {
    await this.#functions.releaseContext(this.#handle);
  }

  /** Null: the list has grown meanwhile, ask again. */
  async #tryListReaders(): Promise<Map<string, Uint8Array> | null> {
    const memory = new NativeMemory(this.#native);
    try {
      const size = memory.block(8);
      const sized = await this.#functions.listReaders(this.#handle, null, null, size);
      if (sized === pcscCode.noReadersAvailable) return new Map();
      succeed('SCardListReaders', sized);
      const length = Math.min(this.#dword(size), maxNameBytes);
      const names = memory.block(length);
      const code = await this.#functions.listReaders(this.#handle, null, names, size);
      if (code === pcscCode.noReadersAvailable) return new Map();
      if (code === pcscCode.insufficientBuffer) return null;
      succeed('SCardListReaders', code);
      return splitNames(memory.read(names, Math.min(this.#dword(size), length)));
    } finally {
      memory.free();
    }
  }

  #dword(pointer: bigint): number {
    return Number(this.#native.decode(pointer, this.#layout.types.dword));
  }
}

/** Throws `PcscError` unless the code is success. */
function succeed(call: string, code: number): void {
  if (code !== pcscCode.success) throw new PcscError(call, code);
}
