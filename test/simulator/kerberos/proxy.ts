import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { serviceOf } from './service.ts';

/** What a proxy has been asked, in order: the host and port, and who asked (`null` = nobody it knows). */
export interface Asked {
  readonly target: string;
  readonly person: string | null;
}

export interface SignInProxy {
  /** `localhost:3128` */
  readonly address: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Starts an HTTP proxy that lets through whoever signs in with Kerberos (SPNEGO), and leads everywhere to this computer. */
export async function startSignInProxy(realm: { readonly keytab: string }): Promise<SignInProxy> {
  const service = serviceOf(realm.keytab);
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    asked.push({ target: request.headers.host ?? '', person: null });
    response.writeHead(407).end();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, socket) => {
    socket.on('error', () => undefined);
    const target = request.url ?? '';
    const token = /^Negotiate (.+)$/.exec(request.headers['proxy-authorization'] ?? '')?.[1];
    const person = token === undefined ? null : service.personOf(Buffer.from(token, 'base64'));
    asked.push({ target, person });
    if (person === null) {
      socket.end(`${['HTTP/1.1 407 Who', 'Proxy-Authenticate: Negotiate', 'Connection: close'].join('\r\n')}\r\n\r\n`);
      return;
    }
    const far = connect(Number(new URL(`tcp://${target}`).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    socket.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `localhost:${String((server.address() as AddressInfo).port)}`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
