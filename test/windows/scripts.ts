/** What these tests use of the set-up and build scripts, which are plain JavaScript. */
interface Scripts {
  readonly compileWindowsHost: (host: { machine: 'x86' | 'x64'; sources: string; output: string }) => Promise<void>;
  readonly wineRoot: () => string;
}

const scripts = new URL('../../scripts/', import.meta.url);

async function load<Name extends keyof Scripts>(file: string): Promise<Pick<Scripts, Name>> {
  return (await import(/* @vite-ignore */ new URL(`${file}.mjs`, scripts).href)) as Pick<Scripts, Name>;
}

export const { compileWindowsHost } = await load<'compileWindowsHost'>('build/windows-hosts');
export const { wineRoot } = await load<'wineRoot'>('windows/wine-root');
