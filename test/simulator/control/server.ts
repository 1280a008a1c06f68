import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import type { World } from '../world.ts';
import { CommandError } from './command.ts';
import { commands, runCommand } from './commands.ts';
import { cis2Modes } from './cis2-modes.ts';
import { agentModes, cardModes, serviceModes, spineModes } from './modes.ts';

/** What the panel needs to reach this server; for its environment, never for an argument or a page. */
export interface ControlServer {
  readonly address: string;
  readonly token: string;
  close(): Promise<void>;
}

const commandSchema = v.strictObject({
  command: v.pipe(v.string(), v.maxLength(40)),
  words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(4)),
});

const maxBytes = 4_096;

/**
 * Serves the simulated workstation to the panel, on this computer only and to who knows the token:
 * `POST /command` runs one of the commands; `GET /follow` is a line of JSON for what there is, then one per change.
 */
export async function startControl(world: World): Promise<ControlServer> {
  const token = randomBytes(32).toString('base64url');
  const following = new Set<ServerResponse>();
  const tell = (message: object) => {
    for (const response of following) response.write(`${JSON.stringify(message)}\n`);
  };
  const deaf = world.onLog((line) => {
    tell({ line, state: world.state() });
  });
  const server = createServer((request, response) => {
    if (!isAllowed(request, token)) {
      answer(response, 403, { problem: 'Not for you.' });
    } else if (request.method === 'GET' && request.url === '/follow') {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
      following.add(response);
      response.once('close', () => following.delete(response));
      response.write(
        `${JSON.stringify({ about: aboutOf(world), lines: world.log.slice(-50), state: world.state() })}\n`,
      );
    } else if (request.method === 'POST' && request.url === '/command') {
      void obey(world, request).then(
        () => {
          answer(response, 200, {});
        },
        (error: unknown) => {
          const problem = error instanceof Error ? error.message : 'It did not work.';
          answer(response, error instanceof CommandError ? 400 : 500, { problem });
        },
      );
    } else {
      answer(response, 404, { problem: 'There is nothing here.' });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    token,
    close: () =>
      new Promise((resolve) => {
        deaf();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The token, and no browser page: those name where they come from. */
function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const right = Buffer.from(`Bearer ${token}`);
  return headers.origin === undefined && given.length === right.length && timingSafeEqual(given, right);
}

async function obey(world: World, request: IncomingMessage): Promise<void> {
  const { command, words } = await readCommand(request);
  await runCommand(world, command, words);
}

async function readCommand(request: IncomingMessage): Promise<v.InferOutput<typeof commandSchema>> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += String(part);
    if (text.length > maxBytes) throw new CommandError('That is too long for a command.');
  }
  try {
    return v.parse(commandSchema, JSON.parse(text));
  } catch (cause) {
    throw new CommandError('That is no command.', { cause });
  }
}

/** What does not change while the world stands: who and what there is to press a button for. */
function aboutOf(world: World): object {
  const titles = (modes: Readonly<Record<string, { readonly title: string }>>) =>
    Object.entries(modes).map(([key, { title }]) => ({ key, title }));
  return {
    people: Object.values(world.people).map(({ key, name, mode }) => ({ key, name, mode })),
    modes: {
      agent: titles(agentModes),
      spine: titles(spineModes),
      cis2: titles(cis2Modes),
      cards: titles(cardModes),
      service: titles(serviceModes),
    },
    commands: commands.map(({ name, about }) => ({ name, about })),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
