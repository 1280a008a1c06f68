import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { LanyardError } from '../errors/index.ts';

/** Where the desktop program keeps files of its own. */
export interface ProfileFolders {
  /** What the person finds again in every session: the place of the window, the role chosen last. */
  readonly person: string;
  /** What belongs to this session of the operating system alone: Chromium's files and the lock of the single instance. */
  readonly session: string;
}

/**
 * Gives the program a profile of its own in each session of the operating system, and answers with the folders. Call
 * before the single instance is claimed: it is claimed for the profile, and one person may have two sessions at a time.
 * @throws LanyardError LAN-9008 when nothing can be kept there; Chromium would end without a word.
 */
export function useOwnProfile(osSession: string): ProfileFolders {
  const folders = profileFolders(personFolder(), osSession);
  try {
    mkdirSync(folders.session, { recursive: true });
    rmdirSync(mkdtempSync(path.join(folders.session, 'try-')));
  } catch (cause) {
    throw new LanyardError('LAN-9008', { folder: folders.session }, { cause });
  }
  app.setPath('userData', folders.session);
  return folders;
}

/** Pure; whatever a session is called, its folder is one plain name. */
export function profileFolders(person: string, osSession: string): ProfileFolders {
  const plain = /^[a-z0-9]{1,20}$/.test(osSession);
  const word = plain ? osSession : createHash('sha256').update(osSession).digest('hex').slice(0, 12);
  return { person, session: path.join(person, `session-${word}`) };
}

/** On Windows Electron would take the roaming folder, which two computers may share. Nothing is made here. */
function personFolder(): string {
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  if (chosen !== '') return path.resolve(chosen);
  const local = process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined;
  return local !== undefined && path.isAbsolute(local)
    ? path.join(local, 'Lanyard', 'Profile')
    : path.join(app.getPath('appData'), app.getName());
}
