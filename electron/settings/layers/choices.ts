import { LanyardError } from '../../errors/index.ts';
import { settingOf, type SettingKey } from '../keys.ts';
import { fileSource, readSettingsFile } from './file-source.ts';
import type { RawValues, Source } from './layer.ts';
import { writeJsonFile } from './write-file.ts';

/** What the person chose, and where it is kept. */
export interface Choices extends Source {
  /** Keeps one choice; `undefined` takes it back. @throws LanyardError LAN-5009. */
  keep(key: SettingKey, value: unknown): void;
}

/** In a file of the person's own. A file that cannot be understood is begun anew. */
export function choicesIn(file: string): Choices {
  return {
    ...fileSource('user-choice', file),
    keep(key, value) {
      const reading = readSettingsFile(file);
      const values = reading.outcome === 'found' ? reading.values : {};
      try {
        writeJsonFile(file, nested(withChoice(values, key, value)));
      } catch (cause) {
        throw new LanyardError('LAN-5009', { file }, { cause });
      }
    },
  };
}

/** For this run only: with a file named on the command line nothing is written. */
export function choicesInMemory(): Choices {
  let values: RawValues = {};
  return {
    layer: 'user-choice',
    file: null,
    folder: null,
    read: () => ({ outcome: 'found', values, refusals: [] }),
    keep(key, value) {
      values = withChoice(values, key, value);
    },
  };
}

function withChoice(values: RawValues, key: SettingKey, value: unknown): RawValues {
  const others = Object.entries(values).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

/** As in a settings file. Names that are not known stay as they are, for whoever wrote them. */
function nested(values: RawValues): RawValues {
  const file = new Map<string, unknown>();
  for (const [name, value] of Object.entries(values)) {
    const group = settingOf(name)?.group ?? name;
    if (group === name) file.set(name, value);
    else file.set(group, { ...(file.get(group) as object | undefined), [name.slice(group.length + 1)]: value });
  }
  return Object.fromEntries(file);
}
