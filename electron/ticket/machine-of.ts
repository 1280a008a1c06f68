import { open } from 'node:fs/promises';

/** What kind of machine code a file holds. `unknown`: no library at all; `other`: a format or processor not listed. */
export type Machine = 'x86' | 'x64' | 'arm64' | 'elf32' | 'elf64' | 'other' | 'unknown';

const peMachines: ReadonlyMap<number, Machine> = new Map([
  [0x014c, 'x86'],
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
]);

const machO: readonly number[] = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe];

/** The machine named in these first bytes of a file (PE: machine field; ELF: class). */
export function machineIn(head: Buffer): Machine {
  if (head.length >= 5 && head.readUInt32BE(0) === 0x7f454c46) return elfMachine(head[4]);
  if (head.length >= 4 && machO.includes(head.readUInt32BE(0))) return 'other';
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return 'unknown';
  const header = head.readUInt32LE(0x3c);
  if (header > head.length - 6 || head.toString('latin1', header, header + 4) !== 'PE\0\0') return 'unknown';
  return peMachines.get(head.readUInt16LE(header + 4)) ?? 'other';
}

function elfMachine(elfClass: number | undefined): Machine {
  if (elfClass === 1) return 'elf32';
  return elfClass === 2 ? 'elf64' : 'unknown';
}

/** Reads at most 4 KiB of the file. Rejects with the file system's error when it cannot be read. */
export async function machineOf(path: string): Promise<Machine> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return machineIn(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
