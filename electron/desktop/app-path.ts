import { extname, join, sep } from 'node:path';

/** The kinds of file the window consists of; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** One path segment of our own build: letters, digits, `-`, `_` and dots inside; never empty, hidden or `..`. */
const segment = /^[\w-]+(\.[\w-]+)*$/;

/** A file to serve and how to call it. */
export interface ServedFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * Which file of `root` an address means, or `null`. Only plain names are accepted, so there is nothing to normalise:
 * no encoded character, no backslash, no dot segment, no drive letter, no other host, no query can lead outside.
 */
export function fileFor(address: string, root: string): ServedFile | null {
  const match = /^app:\/\/lanyard\/([^?#]*)$/.exec(address);
  if (match === null) return null;
  const segments = (match[1] === '' ? 'index.html' : (match[1] ?? '')).split('/');
  if (!segments.every((part) => segment.test(part))) return null;
  const path = join(root, ...segments);
  const contentType = contentTypes[extname(path)];
  if (contentType === undefined || !path.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  return { path, contentType };
}
