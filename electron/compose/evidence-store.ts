import * as v from 'valibot';
import { sameCards, sameStart, type Circumstances } from './circumstances.ts';
import type { BrowserTokens, EvidencePort, Left, Unwanted } from '../session/ports.ts';
import type { Evidence } from '../session/proof.ts';
import { noWipePending, type WipePending } from './wipe-pending.ts';

/** Where named values live between two runs; the vault has this shape. */
export interface ValueStore {
  /** `memory`: what outlives this process cannot be reached, so that a write or a wipe says nothing of it. */
  readonly home?: 'keychain' | 'memory';
  write(name: string, value: Buffer): Promise<void>;
  read(name: string): Promise<Buffer | null>;
  wipe(): Promise<void>;
}

/** What stands in the record, with what it was kept under. */
interface Kept {
  readonly circumstances: Circumstances;
  readonly evidence: Evidence | null;
  readonly unwanted: Unwanted | null;
}

const evidenceName = 'session-evidence';
const tokensName = 'session-tokens';

const text = v.pipe(v.string(), v.maxLength(1_000));
const texts = v.array(text);
const cards = v.array(v.strictObject({ reader: text, atr: text, count: v.number() }));
const role = v.strictObject({
  profileId: text,
  code: text,
  name: text,
  organisation: v.strictObject({ code: text, name: text }),
  activities: texts,
  areasOfWork: texts,
  workgroups: texts,
});
const identity = v.strictObject({
  user: v.strictObject({ id: text, name: text }),
  mode: v.picklist(['live', 'training']),
  role,
  profiles: v.array(role),
});
const assurance = v.strictObject({
  level: v.nullable(v.number()),
  authenticator: v.strictObject({ id: text, name: text }),
  identityLevel: v.nullable(v.number()),
  acr: text,
  amr: texts,
  smartcard: v.boolean(),
});

const mark = v.strictObject({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), value: text });

const evidenceSchema = v.variant('route', [
  v.strictObject({
    route: v.literal('agent'),
    cards,
    mark: v.nullable(mark),
    since: v.number(),
  }),
  v.strictObject({
    route: v.literal('browser'),
    cards,
    identity,
    proof: v.strictObject({
      route: v.literal('browser'),
      assurance,
      subject: text,
      sid: text,
      auditTrackingId: text,
      issuedAt: v.number(),
      expiresAt: v.number(),
    }),
    since: v.number(),
  }),
]);
const record = v.strictObject({
  circumstances: v.strictObject({ boot: v.number(), service: text, settings: text }),
  evidence: v.nullable(evidenceSchema),
  unwanted: v.optional(v.nullable(v.strictObject({ mark: v.nullable(mark), cards })), null),
});
const tokensSchema = v.strictObject({ idToken: v.string(), accessToken: v.string() });

/**
 * What an earlier run left. What cannot be read, is not in our shape or lacks its tokens is worth nothing, and is wiped; so
 * is a session in the browser that was accepted under other settings, and one whose end could not be wiped (`pending`). Cards
 * that cannot be compared any more have left.
 */
export async function readEvidence(
  store: ValueStore,
  now: Circumstances,
  pending: WipePending = noWipePending,
): Promise<Left | null> {
  const isOver = await pending.isSet();
  const [evidenceBytes, tokenBytes] = await Promise.all([readIn(store, evidenceName), readIn(store, tokensName)]);
  if (evidenceBytes === null && tokenBytes === null && !isOver) return null;
  const left: Kept | null = parsed(record, evidenceBytes);
  const kept = left?.evidence ?? null;
  const evidence = kept === null || left === null || isOver ? null : underCircumstances(kept, left.circumstances, now);
  const unwanted = left === null ? null : unwantedUnder(unwantedOf(left, isOver), left.circumstances, now);
  const tokens: BrowserTokens | null = parsed(tokensSchema, tokenBytes);
  tokenBytes?.fill(0);
  if (evidence !== null && (evidence.route === 'agent' || tokens !== null)) return { evidence, tokens, unwanted };
  await wipe(store, pending).catch(() => undefined);
  if (unwanted === null) return null;
  // Whoever uses the computer next must not become the person whose ticket it is, however often Lanyard starts.
  await keep(store, pending, { circumstances: now, evidence: null, unwanted }, null).catch(() => undefined);
  return { evidence: null, tokens: null, unwanted };
}

/** The agent may still hold the ticket of a session whose end could not be written down: then it signs nobody in again. */
function unwantedOf({ evidence, unwanted }: Kept, isOver: boolean): Unwanted | null {
  if (unwanted !== null || !isOver || evidence?.route !== 'agent') return unwanted;
  return { mark: evidence.mark, cards: [] };
}

function underCircumstances(evidence: Evidence, then: Circumstances, now: Circumstances): Evidence | null {
  if (evidence.route === 'browser' && then.settings !== now.settings) return null;
  return sameCards(then, now) ? evidence : { ...evidence, cards: [] };
}

/** A ticket that was never seen is gone with the computer's start; cards that cannot be compared any more have left. */
function unwantedUnder(unwanted: Unwanted | null, then: Circumstances, now: Circumstances): Unwanted | null {
  if (unwanted === null || (unwanted.mark === null && !sameStart(then, now))) return null;
  return sameCards(then, now) ? unwanted : { ...unwanted, cards: [] };
}

/** Keeps evidence in a store; wiping removes everything the store holds of ours. */
export function evidenceIn(
  store: ValueStore,
  now: () => Circumstances,
  pending: WipePending = noWipePending,
): EvidencePort {
  return {
    keep: ({ evidence, tokens, unwanted }) =>
      keep(store, pending, { circumstances: now(), evidence, unwanted }, tokens),
    wipe: () => wipe(store, pending),
  };
}

/** Tokens of a session that is over do not stay beside newer evidence. */
async function keep(store: ValueStore, pending: WipePending, kept: Kept, tokens: BrowserTokens | null): Promise<void> {
  const isOver = await pending.isSet();
  // The tokens first: what is torn by a crash is evidence without tokens, or tokens nobody asks for.
  if (tokens !== null || isOver) await writeIn(store, tokensName, tokens);
  await writeIn(store, evidenceName, kept);
  if (isOver && store.home !== 'memory') await pending.clear();
}

/** A wipe that fails, or that a kill cuts short, is remembered: the next run uses nothing of it, and wipes again. */
async function wipe(store: ValueStore, pending: WipePending): Promise<void> {
  await pending.set();
  await store.wipe();
  if (store.home !== 'memory') await pending.clear();
}

async function writeIn(store: ValueStore, name: string, value: unknown): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(value));
  try {
    await store.write(name, bytes);
  } finally {
    bytes.fill(0);
  }
}

function readIn(store: ValueStore, name: string): Promise<Buffer | null> {
  return store.read(name).catch(() => null);
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, bytes: Buffer | null): T | null {
  if (bytes === null) return null;
  try {
    return v.parse(schema, JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** A store that keeps nothing beyond this process: where there is no keychain, and on the command line. */
export function storeInMemory(): ValueStore {
  const values = new Map<string, Buffer>();
  return {
    write(key, value) {
      values.set(key, Buffer.from(value));
      return Promise.resolve();
    },
    read: (key) => Promise.resolve(values.get(key) ?? null),
    wipe() {
      values.clear();
      return Promise.resolve();
    },
  };
}
