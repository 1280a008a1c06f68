import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const text = read('package-lock.json');
const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
const versionOf = (name: string) => packages[`node_modules/${name}`]?.version;

/** Packages with a binary for each platform: what npm leaves out of the lock here would be missing on Windows. */
const binaries: Record<string, readonly string[]> = {
  koffi: [
    '@koromix/koffi-win32-x64',
    '@koromix/koffi-win32-ia32',
    '@koromix/koffi-win32-arm64',
    '@koromix/koffi-linux-x64',
    '@koromix/koffi-darwin-arm64',
    '@koromix/koffi-darwin-x64',
  ],
  rolldown: [
    '@rolldown/binding-win32-x64-msvc',
    '@rolldown/binding-win32-arm64-msvc',
    '@rolldown/binding-linux-x64-gnu',
    '@rolldown/binding-darwin-arm64',
    '@rolldown/binding-darwin-x64',
  ],
  lightningcss: [
    'lightningcss-win32-x64-msvc',
    'lightningcss-win32-arm64-msvc',
    'lightningcss-linux-x64-gnu',
    'lightningcss-darwin-arm64',
    'lightningcss-darwin-x64',
  ],
};

describe('the lock file', () => {
  it.each(Object.entries(binaries))('names the binaries of %s for every platform', (_, wanted) => {
    expect(wanted.filter((binary) => versionOf(binary) === undefined)).toEqual([]);
  });

  it('holds every optional package that a locked package asks for', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('pins every package by checksum', () => {
    const loose = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('says nothing of where packages come from', () => {
    expect(Object.values(packages).filter(({ resolved, link }) => resolved !== undefined || link)).toEqual([]);
    expect(text).not.toMatch(/"resolved"|registry\./);
  });
});

describe('.npmrc', () => {
  it('names no registry and no secret', () => {
    expect(read('.npmrc')).not.toMatch(/registry\s*=|https?:|_auth|token/i);
  });

  it('keeps download addresses out of the lock', () => {
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });
});
