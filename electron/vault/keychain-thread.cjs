/**
 * Runs in a worker thread (`keychain-thread.ts` starts it from its text, so that no bundle needs a file of its own):
 * every call into the keychain library blocks, be it for the milliseconds of a D-Bus connection or for as long as a
 * password prompt stands on the screen, and must not block the program's event loop. Plain JavaScript, for a worker gets
 * no build step. Takes `{ id, call, account, value }`, answers `{ id, value }` or `{ id, failure, text }`.
 */
const { Buffer } = require('node:buffer');
const { parentPort, workerData } = require('node:worker_threads');

const { library, service } = workerData;
// Without this, the library would turn to the kernel's keyring where there is no Secret Service.
const options = { linux: { store: 'secret-service' } };
let native = null;

const calls = {
  load() {
    native ??= require('node:module').createRequire(library)(library);
  },
  list() {
    // The library hands out the values, too, as text; only the names leave this thread.
    calls.load();
    return native.findCredentials(service).map(({ account }) => account);
  },
  get(account) {
    const bytes = entry(account).getSecret();
    if (bytes === null || bytes === undefined) return null;
    const copy = Uint8Array.from(bytes);
    bytes.fill?.(0);
    return copy;
  },
  set(account, value) {
    try {
      entry(account).setSecret(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    } finally {
      value.fill(0);
    }
  },
  delete(account) {
    return entry(account).deleteCredential();
  },
};

function entry(account) {
  calls.load();
  return new native.Entry(service, account, options);
}

parentPort.on('message', ({ id, call, account, value }) => {
  try {
    const answer = calls[call](account, value);
    parentPort.postMessage({ id, value: answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
  } catch (error) {
    parentPort.postMessage({ id, failure: call, text: String(error?.message ?? error).slice(0, 500) });
  }
});
