import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { formatReply, parseRequest, type AgentReply, type AgentRequest } from './agent-wire.ts';

/** One call as it came in. */
export interface IncomingCall {
  readonly request: AgentRequest;
  /** Aborted when the caller went away before it was answered (its process was killed). */
  readonly gone: AbortSignal;
}

/** The agent's local socket. Each connection is one call. */
export class AgentServer {
  readonly #path: string;
  readonly #answer: (call: IncomingCall) => Promise<AgentReply>;
  readonly #connections = new Set<Socket>();
  #server: Server | null = null;

  /** @param path socket path (or pipe name on Windows) */
  constructor(path: string, answer: (call: IncomingCall) => Promise<AgentReply>) {
    this.#path = path;
    this.#answer = answer;
  }

  async listen(): Promise<void> {
    const server = createServer((connection) => {
      this.#serve(connection);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#path, resolve);
    });
    this.#server = server;
  }

  /** Stops answering: new calls meet no agent, calls under way lose their connection. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    for (const connection of this.#connections) connection.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    if (process.platform !== 'win32') await rm(this.#path, { force: true });
  }

  #serve(connection: Socket): void {
    const gone = new AbortController();
    let text = '';
    this.#connections.add(connection);
    connection.on('error', () => undefined);
    connection.once('close', () => {
      this.#connections.delete(connection);
      gone.abort();
    });
    connection.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      const request = parseRequest(text.slice(0, text.indexOf('\n')));
      text = '';
      if (request === null) {
        connection.destroy();
        return;
      }
      void this.#answer({ request, gone: gone.signal }).then((reply) => connection.end(formatReply(reply)));
    });
  }
}
