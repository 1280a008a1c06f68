import { decodedCapacity, encodedLength, encodeInto } from './byte-text.ts';
import type { Keychain } from './keychain.ts';
import { assemble, manifestFor, packManifest, unpackManifest, type Manifest } from './manifest.ts';
import { isManifest, manifestAccount, ownerOf, partAccount, probeAccount } from './names.ts';

/**
 * Values of any length in a keychain with a limit per item, such that a kill at any instant leaves the old value or the
 * new one: parts are written first, under a fresh generation; the manifest, one item, written last, makes them count;
 * only then do the parts of the old generation go. What a kill leaves is swept at the next opening or wipe.
 *
 * Rejects with `KeychainFailure`. Not for overlapping calls: the vault makes them one at a time.
 */
export class Records {
  readonly #keychain: Keychain;
  readonly #itemLimit: number;
  /** Every item that is, or may be, in the keychain. */
  readonly #accounts = new Set<string>();

  /** @param itemLimit bytes that one item can hold */
  constructor(keychain: Keychain, itemLimit: number) {
    this.#keychain = keychain;
    this.#itemLimit = itemLimit;
  }

  /** Learns what is there, sees whether the keychain takes anything, and removes what belongs to no whole value. */
  async open(): Promise<void> {
    await this.#learn();
    await this.#set(probeAccount, Buffer.from('probe.'));
    const keep = new Set<string>();
    for (const account of [...this.#accounts].filter(isManifest)) {
      const manifest = await this.#manifest(account);
      if (manifest !== null) keep.add(account).add(`${account}:${manifest.generation}`);
    }
    await this.#sweep((account) => {
      const owner = ownerOf(account);
      return !keep.has(owner === null ? account : `${owner.manifest}:${owner.generation}`);
    });
  }

  async write(record: string, value: Buffer): Promise<void> {
    const account = manifestAccount(record);
    const manifest = await this.#writeParts(record, value);
    await this.#set(account, packManifest(manifest, value));
    // The new value stands; what cannot be removed now is removed by the next sweep.
    const superseded = (other: string): boolean => {
      const owner = ownerOf(other);
      return owner?.manifest === account && owner.generation !== manifest.generation;
    };
    await this.#sweep(superseded).catch(() => undefined);
  }

  /** Null: there is none, or it is not whole (and is removed). */
  async read(record: string): Promise<Buffer | null> {
    const account = manifestAccount(record);
    const item = await this.#keychain.get(account);
    if (item === null) return null;
    const texts: Buffer[] = [];
    try {
      const packed = unpackManifest(item);
      if (packed !== null && packed.manifest.parts === 0) texts.push(packed.text);
      for (let index = 0; index < (packed?.manifest.parts ?? 0); index += 1) {
        const part = await this.#keychain.get(partAccount(record, packed?.manifest.generation ?? '', index));
        if (part === null) break;
        texts.push(part);
      }
      const value = packed === null ? null : assemble(packed.manifest, texts);
      if (value === null) await this.#sweep((other) => other === account || ownerOf(other)?.manifest === account);
      return value;
    } finally {
      for (const text of [item, ...texts]) text.fill(0);
    }
  }

  /** Removes everything, also what other versions wrote. Returns how many items a listing still shows afterwards. */
  async wipe(): Promise<number> {
    // Known items first, and manifests first of all: from the first call on nothing can be loaded any more.
    await this.#sweep(() => true);
    await this.#learn();
    if (this.#accounts.size === 0) return 0;
    await this.#sweep(() => true);
    await this.#learn();
    return this.#accounts.size;
  }

  async #writeParts(record: string, value: Buffer): Promise<Manifest> {
    const whole = manifestFor(value, 0);
    if (packManifest(whole, Buffer.alloc(0)).length + encodedLength(value.length) <= this.#itemLimit) return whole;
    const size = decodedCapacity(this.#itemLimit);
    const manifest = { ...whole, parts: Math.ceil(value.length / size) };
    for (let index = 0; index < manifest.parts; index += 1) {
      const part = value.subarray(index * size, (index + 1) * size);
      const text = Buffer.alloc(encodedLength(part.length));
      encodeInto(text, 0, part);
      await this.#set(partAccount(record, manifest.generation, index), text);
    }
    return manifest;
  }

  async #manifest(account: string): Promise<Manifest | null> {
    const item = await this.#keychain.get(account);
    const manifest = item === null ? null : (unpackManifest(item)?.manifest ?? null);
    item?.fill(0);
    return manifest;
  }

  async #set(account: string, item: Buffer): Promise<void> {
    // Counted in before it is written: a call that failed may have written it all the same.
    this.#accounts.add(account);
    await this.#keychain.set(account, item);
  }

  async #learn(): Promise<void> {
    const listed = await this.#keychain.list();
    this.#accounts.clear();
    for (const account of listed) this.#accounts.add(account);
  }

  /** Tries every item before it gives up with the first failure. */
  async #sweep(unwanted: (account: string) => boolean): Promise<void> {
    const accounts = [...this.#accounts].filter(unwanted);
    const failures: unknown[] = [];
    for (const account of [...accounts.filter(isManifest), ...accounts.filter((other) => !isManifest(other))]) {
      try {
        await this.#keychain.delete(account);
        this.#accounts.delete(account);
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
