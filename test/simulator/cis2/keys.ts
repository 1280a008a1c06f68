import { createHash, KeyObject } from 'node:crypto';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
} from 'jose';

export interface Key {
  readonly kid: string;
  /** Not bound to one algorithm, as a `CryptoKey` would be. */
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

/** A JWT that is about to be signed, as the defects want it. */
export interface Draft {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly alg?: 'RS256' | 'RS512' | 'ES256' | 'HS256' | 'none';
  /**
   * `current`: the published one. `unpublished`: in no key set, ever. `rolled`: the keys roll over first. `encryption`: it is
   * published, but not for signatures. `forged`: another key under the `kid` of the current one.
   */
  readonly key?: 'current' | 'unpublished' | 'rolled' | 'encryption' | 'forged';
  readonly withoutKid?: true;
  /** One claim is changed after the signature was made. */
  readonly tampered?: true;
  readonly typ?: string;
}

/** The keys that nobody signs with in earnest: one set is enough for all services of a test run, and keys take long. */
let misleading: Promise<[unpublished: Key, encryption: Key, elliptic: Key, longer: Key]> | undefined;

/** The keys of the simulated service: one that signs and is published, its predecessors, and some that mislead. */
export class KeyRing {
  readonly #signing: Key[];
  readonly #unpublished: Key;
  readonly #encryption: Key;
  readonly #elliptic: Key;
  readonly #longer: Key;

  private constructor(first: Key, unpublished: Key, encryption: Key, elliptic: Key, longer: Key) {
    this.#signing = [first];
    this.#unpublished = unpublished;
    this.#encryption = encryption;
    this.#elliptic = elliptic;
    this.#longer = longer;
  }

  static async create(): Promise<KeyRing> {
    misleading ??= Promise.all([newKey('RS256'), newKey('RS256'), newKey('ES256'), newKey('RS512')]);
    const [first, [unpublished, encryption, elliptic, longer]] = await Promise.all([newKey('RS256'), misleading]);
    return new KeyRing(first, unpublished, encryption, elliptic, longer);
  }

  get current(): Key {
    return this.#signing.at(-1) ?? this.first;
  }

  /** The one that the provider behind knows. */
  get first(): Key {
    const [first] = this.#signing;
    if (first === undefined) throw new Error('no key');
    return first;
  }

  /** From now on another key signs, and only that one is published. */
  async roll(): Promise<void> {
    this.#signing.push(await newKey('RS256'));
  }

  /** What `jwks_uri` answers. */
  published(): JSONWebKeySet {
    return {
      keys: [
        { ...this.#encryption.publicJwk, use: 'enc', alg: 'RSA-OAEP-256' },
        { ...this.#elliptic.publicJwk, use: 'sig', alg: 'ES256' },
        { ...this.#longer.publicJwk, use: 'sig', alg: 'RS512' },
        { ...this.current.publicJwk, use: 'sig', alg: 'RS256' },
      ],
    };
  }

  async sign(draft: Draft): Promise<string> {
    if (draft.key === 'rolled') await this.roll();
    const alg = draft.alg ?? 'RS256';
    if (alg === 'none') return new UnsecuredJWT({ ...draft.claims }).encode();
    const { kid, privateKey } = this.#keyFor(draft);
    const header = { alg, typ: draft.typ ?? 'JWT', ...(draft.withoutKid === true ? {} : { kid }) };
    const jwt = new SignJWT({ ...draft.claims }).setProtectedHeader(header);
    const signed = await jwt.sign(alg === 'HS256' ? publicKeyAsSecret(this.current) : privateKey);
    return draft.tampered === true ? withOtherSubject(signed, draft.claims) : signed;
  }

  /** A token of this service, whichever of its keys signed it, signed anew with the first one; `null` = not ours. */
  async withFirstKey(token: string): Promise<string | null> {
    const keys = createLocalJWKSet({ keys: this.#signing.map(({ publicJwk }) => publicJwk) });
    try {
      const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], currentDate: new Date(0) });
      return await signWith(this.first, payload);
    } catch {
      return null;
    }
  }

  #keyFor({ alg, key }: Draft): Key {
    if (alg === 'ES256') return this.#elliptic;
    if (alg === 'RS512') return this.#longer;
    if (key === 'unpublished') return this.#unpublished;
    if (key === 'encryption') return this.#encryption;
    if (key === 'forged') return { ...this.#unpublished, kid: this.current.kid };
    return this.current;
  }
}

async function newKey(alg: 'RS256' | 'RS512' | 'ES256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  // Real key ids hold "/", "+" and "=" (cis2 8.1).
  const kid = `k/+${createHash('sha256').update(JSON.stringify(jwk)).digest('base64')}`;
  return { kid, privateKey: KeyObject.from(privateKey), publicJwk: { ...jwk, kid } };
}

function signWith({ kid, privateKey }: Key, payload: JWTPayload): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);
}

/** The classic confusion: the public key, known to all, as the secret of an HMAC. */
function publicKeyAsSecret({ publicJwk }: Key): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(publicJwk));
}

function withOtherSubject(token: string, claims: Draft['claims']): string {
  const [header, , signature] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...claims, sub: '555199999999' })).toString('base64url');
  return [header, payload, signature].join('.');
}
