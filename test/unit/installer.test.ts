import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The installer's source, as far as it can be looked at anywhere; the rest is in `test/windows`. */

interface Scripts {
  readonly propertiesSource: () => string;
  readonly publicProperties: () => readonly string[];
  readonly guidOf: (text: string) => string;
}

const scripts = new URL('../../scripts/installer/', import.meta.url);
const properties = (await import(new URL('properties.mjs', scripts).href)) as Scripts;
const { guidOf } = (await import(new URL('files.mjs', scripts).href)) as Scripts;
const { checksLeftOut } = (await import(new URL('wix.mjs', scripts).href)) as { checksLeftOut: readonly string[] };
const source = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the installer', () => {
  it('has the properties that the list of settings leads to (node scripts/policy.mjs writes them anew)', () => {
    expect(source('build/installer/properties.wxi')).toBe(properties.propertiesSource());
  });

  it('has properties that Windows Installer takes from a command line, none of them its own', () => {
    const names = properties.publicProperties();
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]{1,67}$/);
    for (const taken of ['ALLUSERS', 'REINSTALL', 'REBOOT', 'ADDLOCAL', 'TARGETDIR'])
      expect(names).not.toContain(taken);
  });

  it('lets nobody but administrators and the system set a property', () => {
    for (const file of ['product.wxs', 'properties.wxi'])
      expect(source(`build/installer/${file}`)).not.toMatch(/Secure=/);
  });

  it('leaves out two checks of Windows Installer, both for the shortcut of a program for everybody', () => {
    expect(checksLeftOut).toEqual(['ICE43', 'ICE57']);
    expect(source('scripts/installer/wix.mjs')).toContain('`-sice:${check}`');
    const component = /<Component Id="StartMenu"[^]*?<\/Component>/.exec(source('build/installer/product.wxs'))?.[0];
    expect(component).toMatch(/Root="HKLM".*KeyPath="yes"[^]*<Shortcut/);
    expect(source('build/installer/product.wxs').match(/<Shortcut /g)).toHaveLength(1);
  });

  it('names a component by its path, for ever', () => {
    expect(guidOf('Lanyard.exe')).toBe(guidOf('Lanyard.exe'));
    expect(guidOf('Lanyard.exe')).not.toBe(guidOf('lanyard.exe'));
    expect(guidOf('Lanyard.exe')).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}$/);
  });

  it('never changes the code by which upgrades find it', () => {
    expect(source('build/installer/product.wxs')).toContain('UpgradeCode="42587729-D129-41A7-B57A-B017A99CA97B"');
  });
});
