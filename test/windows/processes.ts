import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { inject } from 'vitest';

/** How many processes of this run's Windows run a program whose command line holds this text. */
export function running(program: string): number {
  const lab = basename(inject('lab'));
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => about(id, 'cmdline').includes(program) && about(id, 'mountinfo').includes(lab)).length;
}

function about(id: string, what: 'cmdline' | 'mountinfo'): string {
  try {
    return readFileSync(`/proc/${id}/${what}`, 'utf8');
  } catch {
    return ''; // It has just ended.
  }
}
