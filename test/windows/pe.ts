import { readFileSync } from 'node:fs';

/** What the header of a Windows program says (PE/COFF, "Optional Header" and "DLL Characteristics"). */
export interface PeHeader {
  readonly machine: number;
  readonly timestamp: number;
  readonly characteristics: number;
  readonly dllCharacteristics: number;
  readonly subsystem: number;
  /** Bytes of the base relocations: without them an image cannot be loaded anywhere else. */
  readonly relocations: number;
  readonly imports: readonly string[];
  readonly debug: number;
}

interface Section {
  readonly virtual: number;
  readonly size: number;
  readonly raw: number;
}

/** Reads the header of a PE file. Throws when it is none. */
export function readPe(path: string): PeHeader {
  const file = readFileSync(path);
  const coff = file.readUInt32LE(0x3c) + 4;
  if (file.toString('latin1', coff - 4, coff) !== 'PE\0\0') throw new Error(`${path} is no Windows program`);
  const optional = coff + 20;
  const directories = optional + (file.readUInt16LE(optional) === 0x20b ? 112 : 96);
  const sectionsAt = optional + file.readUInt16LE(coff + 16);
  const sections = Array.from({ length: file.readUInt16LE(coff + 2) }, (_, at): Section => {
    const entry = sectionsAt + at * 40;
    return {
      virtual: file.readUInt32LE(entry + 12),
      size: file.readUInt32LE(entry + 8),
      raw: file.readUInt32LE(entry + 20),
    };
  });
  return {
    machine: file.readUInt16LE(coff),
    timestamp: file.readUInt32LE(coff + 4),
    characteristics: file.readUInt16LE(coff + 18),
    subsystem: file.readUInt16LE(optional + 68),
    dllCharacteristics: file.readUInt16LE(optional + 70),
    relocations: file.readUInt32LE(directories + 5 * 8 + 4),
    debug: file.readUInt32LE(directories + 6 * 8 + 4),
    imports: importsOf(file, offsetIn(sections), file.readUInt32LE(directories + 8)),
  };
}

/** From an address in memory to a place in the file. */
const offsetIn = (sections: readonly Section[]) => (address: number) => {
  const section = sections.find(({ virtual, size }) => address >= virtual && address < virtual + size);
  if (section === undefined) throw new Error(`no section holds the address ${String(address)}`);
  return address - section.virtual + section.raw;
};

function importsOf(file: Buffer, offsetOf: (address: number) => number, table: number): string[] {
  const names: string[] = [];
  for (let entry = offsetOf(table); file.readUInt32LE(entry + 12) !== 0; entry += 20) {
    const name = offsetOf(file.readUInt32LE(entry + 12));
    names.push(file.toString('latin1', name, file.indexOf(0, name)));
  }
  return names;
}
