import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAdministrators, type Part } from './access.ts';
import { openAccessReader } from './access-reader.ts';

/**
 * Which part of a file's path others than administrators can change: the file or its folder. `null` = none, so what it
 * says is said by administrators. What cannot be judged counts as changeable. The file must be there.
 */
export type Protection = (file: string) => string | null;

/** The judgement of this computer. Where koffi cannot be loaded, nothing is protected on Windows. */
export async function thisProtection(platform: NodeJS.Platform = process.platform): Promise<Protection> {
  if (platform !== 'win32') return posixProtection(process.geteuid?.() ?? 0);
  try {
    return windowsProtection(openAccessReader((await import('koffi')).default));
  } catch {
    return (file) => file;
  }
}

/** By access control lists; `accessOf` gives them as text (SDDL). A link is not taken: a person can make one to anywhere. */
export function windowsProtection(accessOf: (place: string) => string): Protection {
  return (file) => {
    const parts: [string, Part][] = [
      [file, 'file'],
      [path.dirname(file), 'folder'],
    ];
    return firstNot(
      ([place, part]) => !lstatSync(place).isSymbolicLink() && isAdministrators(accessOf(place), part),
      parts,
    );
  };
}

/** By owner and mode: of root, or of the person running the program, who harms nobody else so; of both ends of a link. */
export function posixProtection(user: number): Protection {
  return (file) => {
    const real = realpathSync(file);
    const parts = [real, path.dirname(real), path.dirname(file)].map((place): [string] => [place]);
    return firstNot(([place]) => {
      const { uid, mode } = statSync(place);
      return (uid === 0 || uid === user) && (mode & 0o022) === 0;
    }, parts);
  };
}

function firstNot<Item extends readonly [string, ...unknown[]]>(
  isGood: (item: Item) => boolean,
  items: readonly Item[],
): string | null {
  const bad = items.find((item) => {
    try {
      return !isGood(item);
    } catch {
      return true;
    }
  });
  return bad?.[0] ?? null;
}
