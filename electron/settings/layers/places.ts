import os from 'node:os';
import path from 'node:path';

/** Where settings are on a computer. */
export interface Places {
  readonly machineFile: string;
  /** Where there is a registry, policy is in it. */
  readonly policyFile: string | null;
  /** What this person chose. */
  readonly choicesFile: string;
  /** What was last read, for when a source cannot be told; `null` = known to this process alone. */
  readonly lastKnownFile: string | null;
}

/** The places of this computer, for the person running the program. */
export function placesOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Places {
  if (platform === 'win32') {
    const join = (...parts: string[]) => path.win32.join(...parts);
    const profile = env['USERPROFILE'] ?? os.homedir();
    return {
      machineFile: join(env['ProgramData'] ?? String.raw`C:\ProgramData`, 'Lanyard', 'settings.json'),
      policyFile: null,
      choicesFile: join(env['APPDATA'] ?? join(profile, 'AppData', 'Roaming'), 'Lanyard', 'settings.json'),
      lastKnownFile: join(env['LOCALAPPDATA'] ?? join(profile, 'AppData', 'Local'), 'Lanyard', 'last-settings.json'),
    };
  }
  const join = (...parts: string[]) => path.posix.join(...parts);
  const home = env['HOME'] ?? os.homedir();
  if (platform === 'darwin') {
    const shared = '/Library/Application Support/Lanyard';
    const own = join(home, 'Library', 'Application Support', 'Lanyard');
    return {
      machineFile: join(shared, 'settings.json'),
      policyFile: join(shared, 'policy.json'),
      choicesFile: join(own, 'settings.json'),
      lastKnownFile: join(own, 'last-settings.json'),
    };
  }
  return {
    machineFile: '/etc/lanyard/settings.json',
    policyFile: '/etc/lanyard/policy.json',
    choicesFile: join(xdg(env['XDG_CONFIG_HOME'], join(home, '.config')), 'lanyard', 'settings.json'),
    lastKnownFile: join(xdg(env['XDG_STATE_HOME'], join(home, '.local', 'state')), 'lanyard', 'last-settings.json'),
  };
}

/** A relative path in these variables is to be ignored (XDG Base Directory Specification). */
function xdg(value: string | undefined, otherwise: string): string {
  return value !== undefined && path.posix.isAbsolute(value) ? value : otherwise;
}
