import * as v from 'valibot';
import { readJsonFile } from '../json-file.ts';
import type { Layer, RawValues, Reading, Refusal, Source } from './layer.ts';
import { writeJsonFile } from './write-file.ts';

/** What a source said, or had said when it could last be told. */
export interface Told {
  readonly values: RawValues;
  readonly refusals: readonly Refusal[];
}

/** Layers that are kept for a time when they cannot be told: those of the organisation. */
const keptLayers = ['installer', 'machine-file', 'user-policy', 'machine-policy'] as const;
const fileSchema = v.object(v.entriesFromList(keptLayers, v.optional(v.record(v.string(), v.unknown()))));

/**
 * Remembers what the organisation's sources last said, in this process and, best effort, in a file: a policy that
 * cannot be read for a moment has not been taken back. The file counts only while its source cannot be told.
 */
export class LastKnown {
  readonly #file: string | null;
  readonly #known: Map<Layer, RawValues>;

  constructor(file: string | null) {
    this.#file = file;
    this.#known = new Map(file === null ? [] : remembered(file));
  }

  /** What a source says now; where it cannot be told, what it last said, and that it cannot be told. */
  read(source: Source): Told {
    const reading = source.read();
    if (reading.outcome !== 'unknown') {
      this.#keep(source.layer, reading);
      return reading.outcome === 'found' ? reading : { values: {}, refusals: [] };
    }
    const refusal = { layer: source.layer, key: null, error: reading.error };
    return { values: this.#known.get(source.layer) ?? {}, refusals: [refusal] };
  }

  #keep(layer: Layer, reading: Reading): void {
    const before = JSON.stringify(this.#known.get(layer));
    if (reading.outcome === 'found') this.#known.set(layer, reading.values);
    else this.#known.delete(layer);
    if (this.#file === null || !isKept(layer) || JSON.stringify(this.#known.get(layer)) === before) return;
    try {
      writeJsonFile(this.#file, Object.fromEntries([...this.#known].filter(([kept]) => isKept(kept))));
    } catch {
      // It is there for the worst case only; without it the last reading is known to this process alone.
    }
  }
}

function remembered(file: string): [Layer, RawValues][] {
  try {
    const known = v.parse(fileSchema, readJsonFile(file) ?? {});
    return Object.entries(known).flatMap(([layer, values]) => (values === undefined ? [] : [[layer as Layer, values]]));
  } catch {
    return [];
  }
}

function isKept(layer: Layer): boolean {
  return (keptLayers as readonly Layer[]).includes(layer);
}
