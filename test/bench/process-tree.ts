import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of a process and everything below it. Processes that end meanwhile are left out. */

/** The ids of a process and all its descendants. */
export function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(fieldsOf(Number(name))?.[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  return below(pid);
}

/** Proportional set size of the tree, bytes. */
export function memoryOf(pid: number): number {
  return treeOf(pid).reduce((sum, id) => {
    const kilobytes = /^Pss: +(\d+)/m.exec(readProc(id, 'smaps_rollup') ?? '')?.[1];
    return sum + Number(kilobytes ?? 0) * 1024;
  }, 0);
}

/** Processor time the tree has used so far, milliseconds (user and system; a tick is 10 ms). */
export function processorTimeOf(pid: number): number {
  return treeOf(pid).reduce((sum, id) => {
    const fields = fieldsOf(id);
    return fields === null ? sum : sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}

/** The fields of `/proc/PID/stat` after the command's name, from the state on. */
function fieldsOf(pid: number): string[] | null {
  const stat = readProc(pid, 'stat');
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
