import { describe, expect, it } from 'vitest';
import { machineIn } from './machine-of.ts';

function pe(machine: number, header = 0x80): Buffer {
  const head = Buffer.alloc(512);
  head.write('MZ');
  head.writeUInt32LE(header, 0x3c);
  if (header < 500) {
    head.write('PE\0\0', header, 'latin1');
    head.writeUInt16LE(machine, header + 4);
  }
  return head;
}
const elf = (elfClass: number) => Buffer.from([0x7f, 0x45, 0x4c, 0x46, elfClass, 1, 1, 0]);

describe('what machine code a file holds', () => {
  it.each([
    ['a 32-bit DLL', pe(0x014c), 'x86'],
    ['a 64-bit DLL', pe(0x8664), 'x64'],
    ['an ARM DLL', pe(0xaa64), 'arm64'],
    ['another DLL', pe(0x0200), 'other'],
    ['a 32-bit ELF file', elf(1), 'elf32'],
    ['a 64-bit ELF file', elf(2), 'elf64'],
    ['an ELF file of no class', elf(9), 'unknown'],
    ['Mach-O', Buffer.from('cffaedfe00000000', 'hex'), 'other'],
    ['text', Buffer.from('#!/bin/sh\nexit 0\n'), 'unknown'],
    ['nothing', Buffer.alloc(0), 'unknown'],
    ['DOS without PE', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'unknown'],
    ['a header beyond the file', pe(0x014c, 0xfffffff0), 'unknown'],
    ['a header at the very end', pe(0x014c, 508), 'unknown'],
  ])('%s', (_, head, machine) => {
    expect(machineIn(head)).toBe(machine);
  });
});
