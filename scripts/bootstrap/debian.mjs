import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/var/lib/dpkg/status';

/** True on Debian and what descends from it (Ubuntu, Mint): where packages are installed with apt. */
export const isDebian = () => process.platform === 'linux' && existsSync(STATUS) && existsSync('/usr/bin/apt-get');

/**
 * The names of the packages that dpkg's status file says are installed. Read directly: asking dpkg costs ten times as
 * long, and this runs before every command.
 */
export function installedPackages(status = readFileSync(STATUS, 'utf8')) {
  const names = new Set();
  for (const paragraph of status.split('\n\n')) {
    if (!/^Status: \S+ ok installed$/m.test(paragraph)) continue;
    const name = /^Package: (\S+)$/m.exec(paragraph)?.[1];
    if (name) names.add(name);
  }
  return names;
}

/** The first of some names that apt could install, by the answer of `apt-cache policy`; else the first. */
export function installable(names, policy) {
  const offered = new Set();
  let name;
  for (const line of policy.split('\n')) {
    name = /^(\S+):$/.exec(line)?.[1] ?? name;
    if (/^ {2}Candidate: (?!\(none\))\S/.test(line)) offered.add(name);
  }
  return names.find((candidate) => offered.has(candidate)) ?? names[0];
}
