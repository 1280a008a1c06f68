import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeySet } from './key-set.ts';
import type { SignatureAlgorithm } from './options.ts';
import { verifySignedToken } from './signed-token.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let rsa: Pair;
let rsa512: Pair;
let other: Pair;
let jwk: JWK;
let jwk512: JWK;

beforeAll(async () => {
  [rsa, rsa512, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS512', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  jwk = { ...(await exportJWK(rsa.publicKey)), kid: 'k/+1=', use: 'sig', alg: 'RS256' };
  jwk512 = { ...(await exportJWK(rsa512.publicKey)), kid: 'five', use: 'sig' };
});

const token = (pair: Pair, header: { alg: string; kid?: string; crit?: string[] }) =>
  new SignJWT({ sub: 'x' }).setProtectedHeader(header).sign(pair.privateKey);

/** A key set that says what it publishes now, and how often it was asked. */
function published(keys: () => readonly JWK[]) {
  let now = 1_000_000;
  let asked = 0;
  let down = false;
  const fetch = () => {
    asked += 1;
    return Promise.resolve(down ? new Response('', { status: 503 }) : Response.json({ keys: keys() }));
  };
  const set = createKeySet({ fetch, clock: { now: () => now, after: () => () => undefined }, requestTimeout: 5 });
  const verify = (text: string, algorithms: readonly SignatureAlgorithm[] = ['RS256']) =>
    verifySignedToken(text, {
      keys: set,
      jwksUri: 'https://am.example:443/keys',
      algorithms,
      signal: new AbortController().signal,
    });
  return {
    verify,
    get asked() {
      return asked;
    },
    set down(is: boolean) {
      down = is;
    },
    later(seconds: number) {
      now += seconds * 1000;
    },
  };
}

describe('signatures', () => {
  it('[CIS2-18] takes a token under a published key, its id letter by letter', async () => {
    const keys = published(() => [jwk]);
    expect(await keys.verify(await token(rsa, { alg: 'RS256', kid: 'k/+1=' }))).toEqual({
      payload: { sub: 'x' },
      algorithm: 'RS256',
    });
    const near = keys.verify(await token(rsa, { alg: 'RS256', kid: 'k/ 1=' }));
    await expect(near).rejects.toMatchObject({ code: 'LAN-4403' });
  });

  it('[CIS2-18] takes RS512 only where it is configured', async () => {
    const keys = published(() => [jwk, jwk512]);
    const signed = await token(rsa512, { alg: 'RS512', kid: 'five' });
    await expect(keys.verify(signed)).rejects.toMatchObject({ code: 'LAN-4402' });
    expect(keys.asked).toBe(0);
    expect(await keys.verify(signed, ['RS256', 'RS512'])).toMatchObject({ algorithm: 'RS512' });
  });

  it('[CIS2-18] refuses no algorithm, HMAC with the public key, and none of ours', async () => {
    const keys = published(() => [jwk]);
    const hmac = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k/+1=' })
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    for (const bad of [new UnsecuredJWT({ sub: 'x' }).encode(), hmac])
      await expect(keys.verify(bad)).rejects.toMatchObject({ code: 'LAN-4402' });
    expect(keys.asked).toBe(0);
  });

  it('[CIS2-18] refuses a signature of another key and one with another content', async () => {
    const keys = published(() => [jwk]);
    const forged = await token(other, { alg: 'RS256', kid: 'k/+1=' });
    const [header, , signature] = (await token(rsa, { alg: 'RS256', kid: 'k/+1=' })).split('.');
    const changed = [header, Buffer.from('{"sub":"y"}').toString('base64url'), signature].join('.');
    const cut = [header, Buffer.from('{"sub":"x"}').toString('base64url'), ''].join('.');
    for (const bad of [forged, changed, cut])
      await expect(keys.verify(bad)).rejects.toMatchObject({ code: 'LAN-4404' });
  });

  it.each(['', 'x', 'a.b', 'a.b.c', 'a.b.c.d', '..', 'e30.e30.e30', `${'x'.repeat(100)}..`])(
    'refuses "%s"',
    async (text) => {
      await expect(published(() => [jwk]).verify(text)).rejects.toMatchObject({
        code: expect.stringMatching(/^LAN-440[12]$/) as string,
      });
    },
  );

  it('[CIS2-18] does not use a key for encryption, a symmetric key, or a key for another algorithm', async () => {
    const signed = await token(rsa, { alg: 'RS256', kid: 'k/+1=' });
    for (const wrong of [
      { ...jwk, use: 'enc' },
      { ...jwk, alg: 'RS512' },
      { kty: 'oct', k: 'AAAA', kid: 'k/+1=' },
    ])
      await expect(published(() => [wrong]).verify(signed)).rejects.toMatchObject({ code: 'LAN-4403' });
  });
});

describe('the key set', () => {
  it('[CIS2-18] takes the good key of a set with odd entries in it, and tries each where an id is there twice', async () => {
    const signed = await token(rsa, { alg: 'RS256', kid: 'k/+1=' });
    const odd = [
      null,
      'k',
      7,
      {},
      { kid: 'k/+1=' },
      { kty: 7 },
      { kty: 'AKP', kid: 'pq' },
      { kty: 'RSA', kid: 'k/+1=' },
    ];
    const { kty, n, e } = await exportJWK(other.publicKey);
    const another = { ...jwk, kty, n, e } as JWK;
    for (const set of [
      [...odd, jwk],
      [jwk, jwk],
      [another, jwk],
      [jwk, another, ...odd],
    ])
      expect(await published(() => set as JWK[]).verify(signed)).toMatchObject({ algorithm: 'RS256' });
    await expect(published(() => [another, another]).verify(signed)).rejects.toMatchObject({ code: 'LAN-4404' });
    await expect(published(() => odd as JWK[]).verify(signed)).rejects.toMatchObject({ code: 'LAN-4403' });
  });

  it('[CIS2-18] is fetched anew once for an unknown key id, at most every ten seconds', async () => {
    let current = [jwk];
    const keys = published(() => current);
    await keys.verify(await token(rsa, { alg: 'RS256', kid: 'k/+1=' }));
    current = [jwk, { ...jwk, kid: 'rolled' }];
    await keys.verify(await token(rsa, { alg: 'RS256', kid: 'rolled' }));
    expect(keys.asked).toBe(2);
    const unknown = await token(rsa, { alg: 'RS256', kid: 'never' });
    for (let i = 0; i < 5; i++) await expect(keys.verify(unknown)).rejects.toMatchObject({ code: 'LAN-4403' });
    expect(keys.asked).toBe(2);
    keys.later(10);
    await expect(keys.verify(unknown)).rejects.toMatchObject({ code: 'LAN-4403' });
    expect(keys.asked).toBe(3);
  });

  it('[CIS2-18] is fetched anew also when the keys roll over just after they were fetched, and no third time', async () => {
    let answers = 0;
    const keys = published(() => (answers++ === 0 ? [jwk] : [jwk, { ...jwk, kid: 'rolled' }]));
    await keys.verify(await token(rsa, { alg: 'RS256', kid: 'rolled' }));
    expect(keys.asked).toBe(2);
    const unknown = await token(rsa, { alg: 'RS256', kid: 'never' });
    await expect(keys.verify(unknown)).rejects.toMatchObject({ code: 'LAN-4403' });
    expect(keys.asked).toBe(2);
  });

  it('[CIS2-18] is asked for again at once after a fetch that failed', async () => {
    let current = [jwk];
    const keys = published(() => current);
    await keys.verify(await token(rsa, { alg: 'RS256', kid: 'k/+1=' }));
    current = [{ ...jwk, kid: 'rolled' }];
    keys.down = true;
    const rolled = await token(rsa, { alg: 'RS256', kid: 'rolled' });
    await expect(keys.verify(rolled)).rejects.toMatchObject({ code: 'LAN-4006' });
    keys.down = false;
    expect(await keys.verify(rolled)).toMatchObject({ algorithm: 'RS256' });
  });

  it('is fetched again after an hour', async () => {
    const keys = published(() => [jwk]);
    const signed = await token(rsa, { alg: 'RS256', kid: 'k/+1=' });
    await keys.verify(signed);
    keys.later(3_599);
    await keys.verify(signed);
    expect(keys.asked).toBe(1);
    keys.later(2);
    await keys.verify(signed);
    expect(keys.asked).toBe(2);
  });
});
