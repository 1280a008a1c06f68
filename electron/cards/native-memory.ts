import type koffi from 'koffi';

/**
 * Plain C memory for one call. An asynchronous PC/SC call writes into its arguments long after the call was made, so
 * they live outside the JavaScript heap and are freed only when the call has ended. Reading copies: `koffi.view()`
 * would abort the process in Electron, which forbids external buffers (toolchain 4).
 */
export class NativeMemory {
  readonly #koffi: typeof koffi;
  readonly #blocks: bigint[] = [];

  constructor(library: typeof koffi) {
    this.#koffi = library;
  }

  /** A zero-filled block of `size` bytes. */
  block(size: number): bigint {
    return this.#write(new Uint8Array(Math.max(size, 1)));
  }

  /** A block holding a copy of `bytes`. */
  copy(bytes: Uint8Array): bigint {
    return this.#write(bytes.length === 0 ? new Uint8Array(1) : bytes);
  }

  /** A copy of what is in a block now. */
  read(pointer: bigint, size: number): Uint8Array {
    if (size === 0) return new Uint8Array(0);
    return this.#koffi.decode(pointer, 'uint8', size) as Uint8Array;
  }

  /** Gives all blocks back. Only after the call has ended. */
  free(): void {
    for (const pointer of this.#blocks.splice(0)) this.#koffi.free(pointer);
  }

  #write(bytes: Uint8Array): bigint {
    const pointer = this.#koffi.alloc('uint8', bytes.length) as bigint;
    this.#blocks.push(pointer);
    this.#koffi.encode(pointer, 'uint8', bytes, bytes.length);
    return pointer;
  }
}
