import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import {
  createBrokerExchange,
  createCis2SignIn,
  createDirectExchange,
  type Cis2Clock,
  type Cis2Fetch,
  type Cis2Options,
  type Cis2SignIn,
  type DirectAuthentication,
} from '../../electron/cis2/index.ts';
import { LanyardError, type ErrorCode } from '../../electron/errors/index.ts';
import { call } from '../simulator/cis2/call.ts';
import { startCis2, type Cis2Options as SimulatorOptions, type SimulatedCis2 } from '../simulator/cis2/cis2.ts';
import { WindowlessBrowser, type Steps } from '../simulator/cis2/walk.ts';
import { person } from '../simulator/people.ts';

export const realClock: Cis2Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A fetch with an own root of trust, which finds port 443 where the simulator really listens. Streams the answer. */
export function fetchTrusting(ca: string, port443?: number): Cis2Fetch {
  return (address, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const port = url.port !== '' ? Number(url.port) : (port443 ?? 443);
      const options = { method, headers, ca, port, agent: false, ...(signal === undefined ? {} : { signal }) };
      const request = send(url, options, (response) => {
        const answer = new Response(Readable.toWeb(response) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>, {
          status: response.statusCode ?? 0,
          headers: Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
        });
        resolve(answer);
      });
      request.once('error', reject);
      request.end(typeof body === 'string' ? body : undefined);
    });
}

export interface ClientChanges {
  readonly options?: Partial<Cis2Options>;
  readonly by?: 'direct' | 'broker';
  readonly authentication?: DirectAuthentication;
  readonly clock?: Cis2Clock;
  readonly openBrowser?: (url: string) => Promise<void>;
}

export const adaeze = person('adaeze');
/** Adaeze, who has more than one role and so chooses at CIS2. */
export const usualSteps: Steps = {
  person: adaeze.uid,
  authenticator: 'security-key',
  role: adaeze.profiles[0]?.profileId ?? '',
};

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** A simulated CIS2, and clients for it whose browser has no window. */
export async function startHarness(simulator: Omit<SimulatorOptions, 'dir'> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'lanyard-cis2-client-'));
  const cis2: SimulatedCis2 = await startCis2({ dir, ...simulator });
  const asked: string[] = [];
  const secure = fetchTrusting(cis2.ca, cis2.port);
  const fetch: Cis2Fetch = (url, options) => {
    asked.push(url);
    return secure(url, options);
  };

  /** Lets a person sign in at the address, and brings the answer back to the listener. */
  async function browse(url: string, steps: Steps = usualSteps): Promise<{ status: number; body: string; url: URL }> {
    const back = await new WindowlessBrowser({ ca: cis2.ca, port: cis2.port }).signIn(url, steps);
    const { status, body } = await call(back.href);
    return { status, body, url: back };
  }

  function client(changes: ClientChanges = {}, steps: Steps = usualSteps): Cis2SignIn {
    const { by = 'direct', authentication = { method: 'none' }, clock = realClock } = changes;
    const clientId = by === 'broker' ? cis2.clientId : cis2.clients.public.clientId;
    const options: Cis2Options = {
      environment: 'simulator',
      issuer: cis2.issuer,
      clientId,
      redirectPorts: cis2.redirectPorts,
      redirectPath: cis2.redirectPath,
      browserTimeout: 20,
      requestTimeout: 10,
      ...changes.options,
    };
    const { environment, requestTimeout = 10 } = options;
    const exchange =
      by === 'broker'
        ? createBrokerExchange({ fetch, brokerUrl: cis2.brokerUrl, requestTimeout, allowLoopbackHttp: false })
        : createDirectExchange({ fetch, clock, environment, authentication, requestTimeout });
    const openBrowser =
      changes.openBrowser ??
      ((url: string) => {
        browse(url, steps).catch(() => undefined);
        return Promise.resolve();
      });
    const { brokerUrl } = cis2;
    return createCis2SignIn({ options, fetch, openBrowser, clock, random: randomBytes, exchange, brokerUrl });
  }

  return {
    cis2,
    fetch,
    /** Every address the client has asked, letter by letter. */
    asked,
    browse,
    client,
    async close() {
      await cis2.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * How something ended: `ok`, or the error's code. What is no LanyardError is a defect and thrown on, and so is an error that
 * tells a token, a name or a foreign sentence ([CIS2-40]).
 */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'ok'> {
  try {
    await work;
    return 'ok';
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    const told = JSON.stringify(thrown.toValue());
    if (/eyJ|Adaeze|LDAP|JWT is not valid|access grant|state=|code=/.test(told))
      throw new Error(`tells too much: ${told}`, { cause: thrown });
    return thrown.code;
  }
}
