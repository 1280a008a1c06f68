/**
 * How each platform's PC/SC lays out its data. Pure, so that all three can be tested on any of them.
 * Windows: winscard.h. Linux: pcsc-lite, where DWORD and LONG are `long`. macOS: PCSC.framework, packed, 32-bit DWORD.
 */
export interface PcscLayout {
  /** What to load. Windows by absolute path, so that no planted winscard.dll beside the program is taken. */
  readonly library: string;
  /** `A` on Windows: the functions with 8-bit names. */
  readonly suffix: '' | 'A';
  /** koffi's names for DWORD, LONG and SCARDCONTEXT. */
  readonly types: { readonly dword: string; readonly long: string; readonly context: string };
  /** Bytes of a DWORD inside SCARD_READERSTATE. */
  readonly dwordSize: 4 | 8;
  /** Bytes of `rgbAtr`. */
  readonly atrSize: 33 | 36;
  /** Bytes of one SCARD_READERSTATE. */
  readonly stateSize: number;
  /** Most states one call takes (pcsc-lite refuses more than 16). */
  readonly maxStates: number;
  /** Windows stops its smartcard service when the last reader is unplugged: "no service" there means "no reader". */
  readonly sleepsWithoutReaders: boolean;
}

/** The layout of a platform. Only 64-bit programs are built. */
export function pcscLayout(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): PcscLayout {
  if (platform === 'win32') {
    return {
      library: `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\winscard.dll`,
      suffix: 'A',
      types: { dword: 'uint32', long: 'int32', context: 'uint64' },
      dwordSize: 4,
      atrSize: 36,
      stateSize: 64,
      maxStates: 512,
      sleepsWithoutReaders: true,
    };
  }
  if (platform === 'darwin') {
    return {
      library: '/System/Library/Frameworks/PCSC.framework/PCSC',
      suffix: '',
      types: { dword: 'uint32', long: 'int32', context: 'int32' },
      dwordSize: 4,
      atrSize: 33,
      stateSize: 61,
      maxStates: 16,
      sleepsWithoutReaders: false,
    };
  }
  return {
    library: 'libpcsclite.so.1',
    suffix: '',
    types: { dword: 'uint64', long: 'int64', context: 'uint64' },
    dwordSize: 8,
    atrSize: 33,
    stateSize: 80,
    maxStates: 16,
    sleepsWithoutReaders: false,
  };
}

const currentOffset = 16;

/** One SCARD_READERSTATE array as bytes; `namePointers` are the addresses of the NUL-terminated reader names. */
export function packStates(
  layout: PcscLayout,
  states: readonly { readonly namePointer: bigint; readonly current: number }[],
): Buffer {
  const bytes = Buffer.alloc(layout.stateSize * states.length);
  states.forEach(({ namePointer, current }, index) => {
    const start = index * layout.stateSize;
    bytes.writeBigUInt64LE(namePointer, start);
    bytes.writeUInt32LE(current, start + currentOffset);
  });
  return bytes;
}

/** The answers in an SCARD_READERSTATE array: event state (unsigned 32-bit) and ATR (upper-case hex). */
export function unpackStates(layout: PcscLayout, bytes: Uint8Array): readonly { state: number; atr: string }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answers: { state: number; atr: string }[] = [];
  for (let start = 0; start + layout.stateSize <= bytes.byteLength; start += layout.stateSize) {
    const atrOffset = start + currentOffset + 3 * layout.dwordSize;
    const claimed = view.getUint32(start + currentOffset + 2 * layout.dwordSize, true);
    const atr = bytes.subarray(atrOffset, atrOffset + Math.min(claimed, layout.atrSize));
    answers.push({
      state: view.getUint32(start + currentOffset + layout.dwordSize, true),
      atr: Buffer.from(atr).toString('hex').toUpperCase(),
    });
  }
  return answers;
}
