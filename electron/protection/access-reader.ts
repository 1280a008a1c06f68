import type koffi from 'koffi';

/** Owner and access control list (winnt.h). */
const ownerAndList = 0x1 | 0x4;
/** A list has at most 65,535 bytes; before it come a header and two SIDs. */
const maxBytes = 0x1_0100;
const revision = 1;

/**
 * Reads who owns a file or folder and who may do what with it, as SDDL, through advapi32.dll. Throws when it cannot be told.
 *
 * Calls get the addresses of Buffers, which are read after the call: that keeps them alive while it runs.
 */
export function openAccessReader(native: typeof koffi): (place: string) => string {
  // Both are among Windows' known libraries, which come from its own folder whatever lies elsewhere.
  const advapi = native.load('advapi32.dll');
  const kernel = native.load('kernel32.dll');
  const address = 'void *';
  const read = advapi.func('__stdcall', 'GetFileSecurityW', 'int32', ['str16', 'uint32', address, 'uint32', address]);
  const convert = advapi.func('__stdcall', 'ConvertSecurityDescriptorToStringSecurityDescriptorW', 'int32', [
    ...[address, 'uint32', 'uint32', address, address],
  ]);
  const free = kernel.func('__stdcall', 'LocalFree', 'intptr_t', ['intptr_t']);

  return (place) => {
    const descriptor = Buffer.alloc(maxBytes);
    const out = Buffer.alloc(16);
    const size = native.address(out) + 8n;
    if (read(place, ownerAndList, native.address(descriptor), maxBytes, size) === 0) {
      throw new Error('GetFileSecurityW failed');
    }
    if (convert(native.address(descriptor), revision, ownerAndList, native.address(out), 0n) === 0) {
      throw new Error('the access control list is of no known kind');
    }
    // Both calls are done with it here.
    descriptor.fill(0);
    const text = native.decode(out, 'str16') as string;
    free(out.readBigInt64LE(0));
    return text;
  };
}
