import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Registry } from '../../registry/index.ts';

/** Editors write a file in several steps, and group policy many values; they are one change. Milliseconds. */
const settle = 200;

/** What is watched: files, and keys of the registry with all below them. */
export interface Watched {
  readonly files: readonly string[];
  readonly keys: readonly string[];
  readonly registry: Pick<Registry, 'watch'> | null;
}

/**
 * Tells when one of the files or keys has changed, come or gone, until the returned function is called. The folders of
 * files are watched, for files are replaced rather than changed; a folder that is not there cannot be.
 */
export function watchSources({ files, keys, registry }: Watched, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settle);
    timer.unref();
  };
  const names = new Set(files.map((file) => path.basename(file)));
  const folders = new Set(files.map((file) => path.dirname(file)));
  const stops = [...folders].map((folder) =>
    watchFolder(folder, (name) => {
      if (name === null || names.has(name)) changed();
    }),
  );
  if (registry !== null) stops.push(watchRegistry(registry, keys, changed));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

function watchFolder(folder: string, onChange: (name: string | null) => void): () => void {
  try {
    const watcher: FSWatcher = watch(folder, { persistent: false }, (_, name) => {
      onChange(name);
    });
    const stop = () => {
      watcher.close();
    };
    // A folder that goes away ends its watch; the next start looks for it again.
    watcher.on('error', stop);
    return stop;
  } catch {
    return () => undefined;
  }
}

/** Where the registry cannot be watched it is read when somebody looks again. */
function watchRegistry(registry: Pick<Registry, 'watch'>, keys: readonly string[], onChange: () => void): () => void {
  try {
    return registry.watch(keys, onChange);
  } catch {
    return () => undefined;
  }
}
