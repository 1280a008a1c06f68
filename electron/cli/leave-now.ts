/**
 * Ends this process here and now, once everything written has been taken. `process.exit` waits for threads that are inside a
 * call of the system, such as a look-up that a dead name server never answers, or a keychain's prompt: half a minute, or for ever.
 */
export async function leaveNow(code: number): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
  await endProcess(code).catch(() => undefined);
  process.exit(code);
}

/** Where koffi cannot be loaded, nothing is ended. */
async function endProcess(code: number): Promise<void> {
  const { default: koffi } = await import('koffi');
  if (process.platform === 'win32') {
    const kernel = koffi.load(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\kernel32.dll`);
    const currentProcess = kernel.func('__stdcall', 'GetCurrentProcess', 'void *', []);
    kernel.func('__stdcall', 'TerminateProcess', 'int32', ['void *', 'uint32'])(currentProcess(), code);
  } else {
    koffi.load(null).func('_exit', 'void', ['int'])(code);
  }
}
