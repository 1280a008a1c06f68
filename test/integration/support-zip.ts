interface ZippedFile {
  readonly name: string;
  readonly mode: number;
  readonly content: () => Promise<AsyncIterable<Uint8Array>>;
}

interface Unzipper {
  readonly zipFiles: (file: string) => Promise<readonly ZippedFile[]>;
}

/** The files of a zip, by an unzipper that is not the zipper's: the one that unpacks Electron. */
export async function unzipped(file: string): Promise<Map<string, { text: string; mode: number }>> {
  const address = new URL('../../scripts/electron/zip.mjs', import.meta.url).href;
  const { zipFiles } = (await import(/* @vite-ignore */ address)) as Unzipper;
  const files = new Map<string, { text: string; mode: number }>();
  for (const { name, mode, content } of await zipFiles(file)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await content()) chunks.push(chunk);
    files.set(name, { text: Buffer.concat(chunks).toString('utf8'), mode });
  }
  return files;
}
