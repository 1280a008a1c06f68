import { app, dialog } from 'electron';
import { ignoreVariables } from './desktop/environment.ts';
import { startOf } from './desktop/start.ts';
import { asLanyardError, LanyardError } from './errors/index.ts';

/**
 * Where the program begins: a command, the window, or nothing. Electron goes on only when this module is done, so a
 * command has run before there is a browser, a window, a display or a single instance to be had.
 */

if (app.isPackaged) ignoreVariables(process.env);
const start = startOf(process.argv, { packaged: app.isPackaged, root: process.getuid?.() === 0 });
switch (start.kind) {
  case 'window':
    try {
      await import('./main.ts');
    } catch (error) {
      await refuse(asLanyardError(error));
    }
    break;
  case 'command':
    await import('./cli/main.ts');
    await said(process.stdout);
    process.exit(process.exitCode);
    break;
  case 'refused':
    await refuse(new LanyardError('LAN-9005', { option: start.option }));
}

/** Says why there will be no window, and ends. Programs with windows have no stderr that anybody sees on Windows and macOS. */
async function refuse(error: LanyardError): Promise<never> {
  const { code, message, remedy } = error.toValue();
  process.stderr.write(`${message}\n${remedy} (${code})\n`);
  if (process.platform !== 'linux') dialog.showErrorBox(message, `${remedy} (${code})`);
  await said(process.stderr);
  process.exit(1);
}

/** Resolves when everything written has been handed on; pipes of Windows take their time. */
function said(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
