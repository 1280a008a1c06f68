import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps; they are one change. Milliseconds. */
const settle = 200;

/**
 * Tells when one of the files has changed, come or gone, until the returned function is called. Their folders are
 * watched, for files are replaced rather than changed; a folder that is not there cannot be.
 */
export function watchFiles(files: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const names = new Set(files.map((file) => path.basename(file)));
  const changed = (name: string | null) => {
    if (name !== null && !names.has(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settle);
    timer.unref();
  };
  const folders = new Set(files.map((file) => path.dirname(file)));
  const watchers = [...folders].flatMap((folder) => watchFolder(folder, changed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watchFolder(folder: string, onChange: (name: string | null) => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      onChange(name);
    });
    // A folder that goes away ends its watch; the next start looks for it again.
    watcher.on('error', () => {
      watcher.close();
    });
    return [watcher];
  } catch {
    return [];
  }
}
