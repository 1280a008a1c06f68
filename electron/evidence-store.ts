import * as v from 'valibot';
import type { EvidencePort } from './session/ports.ts';
import type { Evidence } from './session/state.ts';

/** Where named values live between two runs; the vault has this shape. */
export interface ValueStore {
  write(name: string, value: Buffer): Promise<void>;
  read(name: string): Promise<Buffer | null>;
  wipe(): Promise<void>;
}

const name = 'session-evidence';
const text = v.pipe(v.string(), v.maxLength(1_000));

const evidenceSchema = v.strictObject({
  cards: v.array(v.strictObject({ reader: text, atr: text, count: v.number() })),
  mark: v.nullable(v.strictObject({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), value: text })),
  since: v.number(),
});

/** What an earlier run left. What cannot be read, or is not in our shape, is nothing. */
export async function readEvidence(store: ValueStore): Promise<Evidence | null> {
  const bytes = await store.read(name).catch(() => null);
  if (bytes === null) return null;
  try {
    return v.parse(evidenceSchema, JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Keeps evidence in a store; wiping removes everything the store holds of ours. */
export function evidenceIn(store: ValueStore): EvidencePort {
  return {
    keep: (evidence) => store.write(name, Buffer.from(JSON.stringify(evidence))),
    wipe: () => store.wipe(),
  };
}

/** A store that keeps nothing beyond this process: where there is no keychain, and on the command line. */
export function storeInMemory(): ValueStore {
  const values = new Map<string, Buffer>();
  return {
    write(key, value) {
      values.set(key, value);
      return Promise.resolve();
    },
    read: (key) => Promise.resolve(values.get(key) ?? null),
    wipe() {
      values.clear();
      return Promise.resolve();
    },
  };
}
