import * as v from 'valibot';
import { LanyardError } from '../../errors/index.ts';
import { namedSettings, type NamedSetting, type SettingKey } from '../keys.ts';
import { settingsSchema, type Settings } from '../schema.ts';
import { isLoopbackHttp } from '../values.ts';
import type { CheckedLayer } from './check-layer.ts';
import { layers as order, lockingLayers, type Layer, type Refusal } from './layer.ts';

/** Where the value of a setting comes from. */
export interface Origin {
  readonly from: Layer;
  /** Set by policy: nobody else can. */
  readonly locked: boolean;
}

/** The settings in force, where each comes from, and what was not taken. */
export interface SettingsInForce {
  readonly settings: Settings;
  readonly sources: Readonly<Record<SettingKey, Origin>>;
  readonly locked: ReadonlySet<SettingKey>;
  readonly refusals: readonly Refusal[];
}

/**
 * Puts the layers on top of each other: of each setting the value of the highest layer that has one. Values for
 * development are refused when packaged and where the computer's policy says live; plain http to this computer, and what is
 * not for live, wherever the environment is live. Pure.
 */
export function resolve(
  checked: readonly CheckedLayer[],
  { packaged }: { readonly packaged: boolean },
): SettingsInForce {
  const stack = [...checked].sort((one, other) => order.indexOf(one.layer) - order.indexOf(other.layer));
  const policy = stack.find(({ layer }) => layer === 'machine-policy');
  const development = !packaged && policy?.values.get('environment') !== 'live';
  const refusals: Refusal[] = stack.flatMap((layer) => layer.refusals);

  const highest = (
    key: SettingKey,
    refusal: (value: unknown) => 'LAN-5007' | 'LAN-5012' | null,
  ): { value: unknown; from: Layer } | null => {
    for (const { layer, values } of [...stack].reverse()) {
      if (!values.has(key)) continue;
      const value = values.get(key);
      const code = refusal(value);
      if (code === null) return { value, from: layer };
      refusals.push({ layer, key, error: new LanyardError(code, { key }).toValue() });
    }
    return null;
  };
  const unfit =
    ({ setting }: NamedSetting) =>
    (value: unknown) =>
      !development && setting.forDevelopment(value) ? 'LAN-5007' : null;

  const environment = namedSettings.filter(({ key }) => key === 'environment');
  const found = new Map(environment.map((named) => [named.key, highest(named.key, unfit(named))]));
  const live = (found.get('environment')?.value ?? 'live') === 'live';
  for (const named of namedSettings) {
    if (found.has(named.key)) continue;
    const inLive = (value: unknown) =>
      isLoopbackHttp(value) ? 'LAN-5007' : named.setting.notForLive(value) ? 'LAN-5012' : null;
    found.set(
      named.key,
      highest(named.key, (value) => unfit(named)(value) ?? (live ? inLive(value) : null)),
    );
  }

  const origin = ({ key }: NamedSetting): Origin => {
    const from = found.get(key)?.from ?? 'default';
    return { from, locked: lockingLayers.includes(from) };
  };
  const sources = Object.fromEntries(namedSettings.map((named) => [named.key, origin(named)])) as Record<
    SettingKey,
    Origin
  >;
  return {
    settings: settingsOf(
      new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one.value] as const]))),
    ),
    sources,
    locked: new Set(namedSettings.map(({ key }) => key).filter((key) => sources[key].locked)),
    refusals,
  };
}

/** The values as one object, with a default for every setting that has none. */
function settingsOf(values: ReadonlyMap<SettingKey, unknown>): Settings {
  const nested: Record<string, unknown> = {};
  for (const { key, group } of namedSettings) {
    if (!values.has(key)) continue;
    if (key === group) nested[key] = values.get(key);
    else nested[group] = { ...(nested[group] as object | undefined), [key.slice(group.length + 1)]: values.get(key) };
  }
  return v.parse(settingsSchema, nested);
}

/** The value of a setting by its name. */
export function valueOf(settings: Settings, key: SettingKey): unknown {
  return key
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Readonly<Record<string, unknown>>)[name], settings);
}
