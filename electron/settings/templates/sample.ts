import { namedSettings } from '../keys.ts';
import { isForDevelopment } from '../setting.ts';

/**
 * `docs/settings-sample.json`: a machine's settings file that names every setting, with its default or, where there is
 * none, an example.
 */
export function sampleFile(): string {
  const sample: Record<string, unknown> = {};
  for (const { key, group, setting } of namedSettings) {
    if (isForDevelopment(setting)) continue;
    const value = setting.example ?? setting.preset;
    if (key === group) sample[group] = value;
    else sample[group] = { ...(sample[group] as object | undefined), [key.slice(group.length + 1)]: value };
  }
  sample['overrides'] = [
    { computerName: 'TRAINING-*', settings: { environment: 'training' } },
    { clientName: 'WARD3-?', settings: { session: { idleLimit: 300_000 } } },
  ];
  return `${JSON.stringify(sample, null, 2)}\n`;
}
