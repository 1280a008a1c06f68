/**
 * Another program that uses the cards of this computer, as the Identity Agent does: a PC/SC client of its own, in a process
 * of its own, with a binding of its own (pcsc-lite, 64-bit). Told what to do by messages; answers with return codes.
 */
import process from 'node:process';
import koffi from 'koffi';

const library = koffi.load('libpcsclite.so.1');
const declare = (name, parameters) => library.func('__stdcall', name, 'uint64', parameters);
const out = koffi.out(koffi.pointer('uint64'));
const pcsc = {
  establish: declare('SCardEstablishContext', ['uint64', 'void *', 'void *', out]),
  connect: declare('SCardConnect', ['uint64', 'str', 'uint64', 'uint64', out, out]),
  begin: declare('SCardBeginTransaction', ['uint64']),
  end: declare('SCardEndTransaction', ['uint64', 'uint64']),
  status: declare('SCardStatus', ['uint64', 'void *', 'void *', 'void *', 'void *', 'void *', 'void *']),
  disconnect: declare('SCardDisconnect', ['uint64', 'uint64']),
  release: declare('SCardReleaseContext', ['uint64']),
};
const sharing = { exclusive: 1, shared: 2 };
const leave = 0;

const context = [0];
pcsc.establish(2, null, null, context);
let handle = 0;

const actions = {
  connect({ reader, how }) {
    const connected = [0];
    const code = pcsc.connect(context[0], reader, sharing[how], 3, connected, [0]);
    handle = connected[0];
    return code;
  },
  begin: () => pcsc.begin(handle),
  end: () => pcsc.end(handle, leave),
  status: () => pcsc.status(handle, null, null, null, null, null, null),
  disconnect: () => pcsc.disconnect(handle, leave),
  leave() {
    pcsc.end(handle, leave);
    pcsc.disconnect(handle, leave);
    return pcsc.release(context[0]);
  },
};

process.on('message', (request) => {
  const code = actions[request.action](request);
  process.send({ code: Number(BigInt.asUintN(32, BigInt(code))) });
});
process.on('disconnect', () => process.exit(0));
