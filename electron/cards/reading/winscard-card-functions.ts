import type { LibraryHandle } from 'koffi';
import type { PcscLayout } from '../pcsc-layout.ts';
import { inThread, type PcscFunction } from '../winscard-functions.ts';

/** The PC/SC functions that reach a card; only the reading of cards has them. */
export interface CardFunctions {
  readonly connect: PcscFunction;
  readonly beginTransaction: PcscFunction;
  readonly transmit: PcscFunction;
  readonly endTransaction: PcscFunction;
  readonly disconnect: PcscFunction;
}

/** Declares the functions of a loaded library. Throws when one is missing. */
export function cardFunctions(library: LibraryHandle, layout: PcscLayout): CardFunctions {
  // A SCARDHANDLE is as wide as a SCARDCONTEXT everywhere.
  const { dword, long, context, context: handle } = layout.types;
  const declare = (name: string, parameters: readonly string[]): PcscFunction =>
    inThread(library.func('__stdcall', name, long, [...parameters]));
  return {
    connect: declare(`SCardConnect${layout.suffix}`, [context, 'void *', dword, dword, 'void *', 'void *']),
    beginTransaction: declare('SCardBeginTransaction', [handle]),
    transmit: declare('SCardTransmit', [handle, 'void *', 'void *', dword, 'void *', 'void *', 'void *']),
    endTransaction: declare('SCardEndTransaction', [handle, dword]),
    disconnect: declare('SCardDisconnect', [handle, dword]),
  };
}
