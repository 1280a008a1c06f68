import { thisRegistry } from '../../../electron/registry/index.ts';
import { openSettings, thisComputer, valueOf } from '../../../electron/settings/index.ts';

/** Prints what Lanyard makes of the settings of this computer; the names of the settings wanted are the arguments. */

const computer = await thisComputer();
const opened = openSettings({ packaged: true, args: [] }, computer);
const installer = (await thisRegistry())?.values('HKLM\\Software\\Lanyard\\Settings') ?? null;
const wanted = process.argv.slice(2) as Parameters<typeof valueOf>[1][];
const report = {
  /** Every value of the installer's key, as text. */
  installer:
    installer === null ? null : Object.fromEntries([...installer].map(([name, value]) => [name, textOf(value)])),
  values: Object.fromEntries(wanted.map((key) => [key, valueOf(opened.settings, key)])),
  sources: Object.fromEntries(wanted.map((key) => [key, opened.sources[key]])),
  locked: wanted.filter((key) => opened.locked.has(key)),
  refused: opened.refusals.map(({ layer, key, error }) => `${layer} ${key ?? ''} ${error.code}`),
};
process.stdout.write(JSON.stringify(report));

function textOf(value: { readonly kind: string; readonly text?: string }): string {
  return value.kind === 'text' ? (value.text ?? '') : `(${value.kind})`;
}
