import os from 'node:os';
import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { thisProtection, type Protection } from '../protection/index.ts';
import { thisRegistry, type Registry } from '../registry/index.ts';
import { settingOf, type SettingKey } from './keys.ts';
import { checkLayer } from './layers/check-layer.ts';
import { choicesIn, choicesInMemory, type Choices } from './layers/choices.ts';
import { fileSource } from './layers/file-source.ts';
import { LastKnown } from './layers/last-known.ts';
import type { Refusal, Source } from './layers/layer.ts';
import { namesOf } from './layers/names.ts';
import { placesOf, type Places } from './layers/places.ts';
import { registrySource } from './layers/registry-source.ts';
import { resolve, valueOf, type SettingsInForce } from './layers/resolve.ts';
import { watchSources } from './layers/watch.ts';
import { wording } from './load.ts';
import { settingsFileOf } from './option.ts';
import { installerKey, policiesKey, policyKey } from './registry-keys.ts';

/** What settings are read from. Tests give their own places, registry and names. */
export interface Computer {
  readonly environment: NodeJS.ProcessEnv;
  readonly computerName: string;
  /** `null` where there is none. */
  readonly registry: Registry | null;
  readonly places: Places;
  /** Who can change the files of the computer and of policy; `null` = it is not asked. */
  readonly protection: Protection | null;
}

export async function thisComputer(): Promise<Computer> {
  return {
    environment: process.env,
    computerName: os.hostname(),
    registry: await thisRegistry(),
    places: placesOf(process.env, process.platform),
    protection: await thisProtection(),
  };
}

export interface Start {
  readonly packaged: boolean;
  /** The command line; `--settings FILE` is looked for in it. */
  readonly args: readonly string[];
}

/**
 * What has changed: the names, those of them that take effect only at the next start, and what was refused now and not
 * before. Where nothing was changed only what is refused has come or gone.
 */
export interface SettingsChange {
  readonly changed: readonly SettingKey[];
  readonly needRestart: readonly SettingKey[];
  readonly refused: readonly Refusal[];
}

/** The settings of a running program: always those in force now. */
export interface OpenSettings extends SettingsInForce {
  /** Tells changes until the returned function is called. Files and policies are watched. */
  watch(onChange: (change: SettingsChange) => void): () => void;
  /** Reads every source anew: after waking and reconnecting, when the thin client may be another. */
  lookAgain(): void;
  /**
   * Keeps what the person chose (`undefined`: nothing any more).
   * @throws LanyardError LAN-5003, LAN-5004, LAN-5006 not for the person to choose, LAN-5009 cannot be saved, LAN-5010
   *   set by policy.
   */
  chooseByUser(key: string, value: unknown): void;
}

/**
 * Opens the settings of a computer: defaults < installer < machine's file < person's choices < policy for the person <
 * policy for the computer. What is wrong is refused by name, and the rest applies.
 * @throws LanyardError for `--settings` alone: LAN-5005, LAN-9002, and what is wrong with its file, which is refused as a
 *   whole.
 */
export function openSettings(start: Start, computer: Computer): OpenSettings {
  return new LayeredSettings(start, computer);
}

class LayeredSettings implements OpenSettings {
  readonly #packaged: boolean;
  readonly #computer: Computer;
  readonly #sources: readonly Source[];
  readonly #choices: Choices;
  readonly #lastKnown: LastKnown;
  readonly #listeners = new Set<(change: SettingsChange) => void>();
  #stopWatching: (() => void) | null = null;
  #now: SettingsInForce;

  constructor({ packaged, args }: Start, computer: Computer) {
    const file = settingsFileOf(args, { packaged });
    this.#packaged = packaged;
    this.#computer = computer;
    this.#choices = file === null ? choicesIn(computer.places.choicesFile) : choicesInMemory();
    this.#sources = [...sourcesOf(computer, file), this.#choices];
    this.#lastKnown = new LastKnown(computer.places.lastKnownFile);
    this.#now = this.#read();
    const [refused] = this.#now.refusals.filter(({ layer }) => layer === 'settings-file');
    if (refused !== undefined) throw new LanyardError(refused.error.code, refused.error.details);
  }

  get settings() {
    return this.#now.settings;
  }
  get sources() {
    return this.#now.sources;
  }
  get locked() {
    return this.#now.locked;
  }
  get refusals() {
    return this.#now.refusals;
  }

  watch(onChange: (change: SettingsChange) => void): () => void {
    this.#listeners.add(onChange);
    const files = this.#sources.flatMap(({ file }) => (file === null ? [] : [file]));
    const keys = [`HKCU\\${policiesKey}`, `HKLM\\${policiesKey}`];
    this.#stopWatching ??= watchSources({ files, keys, registry: this.#computer.registry }, () => {
      this.lookAgain();
    });
    return () => {
      this.#listeners.delete(onChange);
      if (this.#listeners.size > 0) return;
      this.#stopWatching?.();
      this.#stopWatching = null;
    };
  }

  lookAgain(): void {
    const before = this.#now;
    this.#now = this.#read();
    const changed = changesBetween(before, this.#now);
    const refused = newAmong(this.#now.refusals, before.refusals);
    const lifted = newAmong(before.refusals, this.#now.refusals);
    if (changed.length + refused.length + lifted.length === 0) return;
    const needRestart = changed.filter((key) => settingOf(key)?.setting.live === false);
    for (const listener of [...this.#listeners]) listener({ changed, needRestart, refused });
  }

  chooseByUser(key: string, value: unknown): void {
    const named = settingOf(key);
    if (named === undefined) throw new LanyardError('LAN-5003', { key });
    if (named.setting.setBy !== 'user') {
      throw new LanyardError('LAN-5006', { key, where: 'by the person at the desk' });
    }
    if (this.locked.has(named.key)) throw new LanyardError('LAN-5010', { key });
    const result = v.safeParse(named.setting.schema, value);
    if (!result.success) throw new LanyardError('LAN-5004', { key, problem: wording(result.issues[0]) });
    this.#choices.keep(named.key, value);
    this.lookAgain();
  }

  #read(): SettingsInForce {
    const { computerName, environment, registry } = this.#computer;
    const names = namesOf(computerName, environment, registry);
    const checked = this.#sources.map((source) => {
      const { values, refusals } = this.#lastKnown.read(source);
      const layer = checkLayer(source.layer, values, { folder: source.folder, names });
      return { ...layer, refusals: [...refusals, ...layer.refusals] };
    });
    return resolve(checked, { packaged: this.#packaged });
  }
}

function sourcesOf({ registry, places, protection }: Computer, file: string | null): Source[] {
  const sources: Source[] = [];
  if (file !== null) sources.push(namedFile(file));
  else {
    if (registry !== null) sources.push(registrySource('installer', registry, `HKLM\\${installerKey}`));
    sources.push(fileSource('machine-file', places.machineFile, protection));
  }
  if (registry !== null) {
    sources.push(registrySource('user-policy', registry, `HKCU\\${policyKey}`));
    sources.push(registrySource('machine-policy', registry, `HKLM\\${policyKey}`));
  }
  if (places.policyFile !== null) sources.push(fileSource('machine-policy', places.policyFile, protection));
  return sources;
}

/** A file that was named must be there. */
function namedFile(file: string): Source {
  const source = fileSource('settings-file', file);
  return {
    ...source,
    read() {
      const reading = source.read();
      if (reading.outcome !== 'absent') return reading;
      return { outcome: 'unknown', error: new LanyardError('LAN-5001', { file }).toValue() };
    },
  };
}

function newAmong(refusals: readonly Refusal[], known: readonly Refusal[]): Refusal[] {
  const seen = new Set(known.map((refusal) => JSON.stringify(refusal)));
  return refusals.filter((refusal) => !seen.has(JSON.stringify(refusal)));
}

function changesBetween(before: SettingsInForce, after: SettingsInForce): SettingKey[] {
  return (Object.keys(after.sources) as SettingKey[]).filter((key) => {
    const same = JSON.stringify(valueOf(before.settings, key)) === JSON.stringify(valueOf(after.settings, key));
    return !same || before.sources[key].locked !== after.sources[key].locked;
  });
}
