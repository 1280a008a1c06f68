import type { LibraryHandle } from 'koffi';
import type { PcscLayout } from './pcsc-layout.ts';
import { unsigned32 } from './pcsc-codes.ts';

/** A PC/SC function, run in a thread of its own. Resolves with the return code, unsigned 32-bit. */
export type PcscFunction = (...values: readonly unknown[]) => Promise<number>;

/**
 * The five functions of the watcher, declared once. SCardConnect and SCardTransmit are left out on purpose; only
 * `reading/winscard-card-functions.ts` has them.
 */
export interface PcscFunctions {
  readonly establishContext: PcscFunction;
  readonly listReaders: PcscFunction;
  readonly getStatusChange: PcscFunction;
  readonly cancel: PcscFunction;
  readonly releaseContext: PcscFunction;
}

/** Declares the functions of a loaded library. Throws when one is missing. */
export function pcscFunctions(library: LibraryHandle, layout: PcscLayout): PcscFunctions {
  const { dword, long, context } = layout.types;
  const declare = (name: string, parameters: readonly string[]): PcscFunction =>
    inThread(library.func('__stdcall', name, long, [...parameters]));
  return {
    establishContext: declare('SCardEstablishContext', [dword, 'void *', 'void *', 'void *']),
    listReaders: declare(`SCardListReaders${layout.suffix}`, [context, 'void *', 'void *', 'void *']),
    getStatusChange: declare(`SCardGetStatusChange${layout.suffix}`, [context, dword, 'void *', dword]),
    cancel: declare('SCardCancel', [context]),
    releaseContext: declare('SCardReleaseContext', [context]),
  };
}

type Callback = (error: unknown, result: unknown) => void;

/** Turns koffi's callback form into a promise. */
export function inThread(declared: { readonly async: unknown }): PcscFunction {
  const call = declared.async as (...values: unknown[]) => void;
  return (...values) =>
    new Promise((resolve, reject) => {
      const done: Callback = (error, result) => {
        if (error === null || error === undefined) resolve(unsigned32(result));
        else reject(error instanceof Error ? error : new Error('native call failed'));
      };
      call(...values, done);
    });
}
