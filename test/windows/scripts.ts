/** A program in C for Windows: how it is called, for which processor, and the folder of its sources. */
export interface WindowsProgram {
  readonly name: string;
  readonly title: string;
  readonly machine: 'x86' | 'x64';
  readonly sources: string;
}

/** What these tests use of the set-up and build scripts, which are plain JavaScript. */
interface Scripts {
  readonly windowsPrograms: readonly WindowsProgram[];
  readonly compileWindowsProgram: (program: WindowsProgram & { output: string }) => Promise<void>;
  readonly wineRoot: () => string;
  readonly windowsNode: () => { readonly node: string; readonly koffi: string };
  readonly compileInstaller: (job: {
    folder: string;
    version: string;
    output: string;
    compiler?: 'wixl' | 'candle';
    sign?: (files: string[]) => Promise<void>;
  }) => Promise<void>;
  readonly signWith: (command: string) => (files: string[]) => Promise<void>;
  readonly makeAppFolder: (output: string) => Promise<string>;
  readonly publicProperties: () => readonly string[];
  readonly installerList: () => {
    readonly key: string;
    readonly properties: readonly { readonly property: string; readonly setting: string }[];
  };
}

const scripts = new URL('../../scripts/', import.meta.url);

async function load<Name extends keyof Scripts>(file: string): Promise<Pick<Scripts, Name>> {
  return (await import(/* @vite-ignore */ new URL(`${file}.mjs`, scripts).href)) as Pick<Scripts, Name>;
}

export const { windowsPrograms, compileWindowsProgram } = await load<'windowsPrograms' | 'compileWindowsProgram'>(
  'build/windows-programs',
);
export const { wineRoot } = await load<'wineRoot'>('windows/wine-root');
export const { windowsNode } = await load<'windowsNode'>('windows/windows-node');
export const { compileInstaller } = await load<'compileInstaller'>('installer/make');
export const { signWith } = await load<'signWith'>('dist/sign');
export const { makeAppFolder } = await load<'makeAppFolder'>('dist/app-folder');
export const { publicProperties, installerList } = await load<'publicProperties' | 'installerList'>(
  'installer/properties',
);
