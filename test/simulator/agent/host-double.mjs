import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isAbsolute } from 'node:path';

/**
 * A stand-in for the ticket host on machines without a C compiler: speaks the same line protocol on stdio
 * (native/ticket-host/README.md) and asks the simulated agent directly, at the socket named in "<library>.socket".
 * It has no library to crash; what the library would do wrong (`flags`) it leaves aside, apart from dying and hanging.
 */

const MISSING_AGENT = 0x80800003;
const EXPORTS = [
  ...['Initialize', 'Finalize', 'getTicket', 'getTicketNoAuth', 'getNewTicket', 'destroyTicket', 'getLastError'],
  ...['getErrorDescription', 'GetGAVersion', 'isTerminalServiceSession'],
].map((name) => `_TcktApi_${name}`);

let socket = '';
let handle = 0;

/** One call of an export: what the library would send to the agent, and the agent's answer. */
function ask(verb, argument = 0) {
  return new Promise((resolve) => {
    let text = '';
    const connection = connect(socket);
    connection.setEncoding('latin1');
    connection.on('connect', () => connection.write(`${verb} ${process.pid} ${handle} 65536 ${argument}\n`));
    connection.on('data', (chunk) => (text += chunk));
    connection.on('error', () => undefined);
    connection.on('close', () => {
      const [status, , flags = '', data = '-'] = text.trim().split(' ');
      if (/[cse]/.test(flags)) process.exit(1);
      if (flags.includes('h')) return;
      resolve({ status: text === '' ? MISSING_AGENT : Number.parseInt(status, 16), data });
    });
  });
}

const code = (status) => `CODE ${status.toString(16).padStart(8, '0')}`;

async function text(verb, argument) {
  const { status, data } = await ask(verb, argument);
  return status === 0 ? `OK ${data}` : code(status);
}

const verbs = {
  LOAD(argument) {
    const path = Buffer.from(argument, 'hex').toString('utf8');
    if (!isAbsolute(path)) return 'FAIL path-not-absolute';
    try {
      socket = readFileSync(`${path}.socket`, 'utf8').trim();
    } catch {
      return 'FAIL not-loadable 0 -';
    }
    return `OK ${EXPORTS.join(' ')} -`;
  },
  async INIT() {
    const { status } = await ask('Initialize');
    handle = status === MISSING_AGENT ? 1 : status;
    if (handle !== 0) return 'OK';
    const { status: reason } = await ask('getLastError');
    return reason === 0 ? 'FAIL initialise-failed' : code(reason);
  },
  async FINAL() {
    if (handle !== 0) await ask('Finalize');
    handle = 0;
    return 'OK';
  },
  TICKET: () => text('getTicket'),
  TICKET_NO_AUTH: () => text('getTicketNoAuth'),
  NEW_TICKET: () => text('getNewTicket'),
  async DESTROY() {
    const { status } = await ask('destroyTicket');
    return status === 0 ? 'OK' : code(status);
  },
  DESCRIBE: (argument) => text('getErrorDescription', Number.parseInt(argument, 16)),
  async VERSION(argument) {
    const { status } = await ask('GetGAVersion', Number(argument));
    return `OK ${status.toString(16).padStart(8, '0')}`;
  },
  async INFO() {
    const { status } = await ask('isTerminalServiceSession');
    return `OK 64 ${status === 1 ? '1' : '0'} -`;
  },
};

async function serve(line) {
  const [id, verb, argument] = line.split(' ');
  const known = Object.hasOwn(verbs, verb ?? '');
  const answer = known ? await verbs[verb](argument) : 'FAIL unknown-verb';
  process.stdout.write(`${id} ${answer}\n`);
}

let pending = '';
let turn = Promise.resolve();
process.stdin.setEncoding('latin1').on('data', (chunk) => {
  const lines = (pending + chunk).split('\n');
  pending = lines.pop() ?? '';
  for (const line of lines) turn = turn.then(() => serve(line));
});
process.stdin.on('end', () => {
  turn = turn.then(() => verbs.FINAL()).then(() => process.exit(0));
});
