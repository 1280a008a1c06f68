import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

/** Asks where a file of this name is to be saved; `null` = nowhere. Replacing a file is the system's question. */
export async function askWhereToSave(name: string, window: BrowserWindow): Promise<string | null> {
  const folder = app.getPath('documents');
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: path.join(folder, name) });
  return canceled || filePath === '' ? null : filePath;
}
