import { app, dialog } from 'electron';
import { earlyVariableIn, ignoreVariables } from './desktop/environment.ts';
import { startOf } from './desktop/start.ts';
import { asLanyardError, LanyardError } from './errors/index.ts';

/**
 * Where the program begins: a command, the window, or nothing. Electron goes on only when this module is done, so a
 * command has run before there is a browser, a window, a display or a single instance to be had.
 */

const early = app.isPackaged ? earlyVariableIn(process.env) : null;
if (app.isPackaged) ignoreVariables(process.env);
const start = startOf(process.argv, { packaged: app.isPackaged, root: process.getuid?.() === 0 });
if (early !== null) await refuse(new LanyardError('LAN-9009', { variable: early }));
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

/**
 * Says why it does not start, and ends. Programs with windows have no stderr that anybody sees on Windows and macOS;
 * nobody looks at a dialog of a command.
 */
async function refuse(error: LanyardError): Promise<never> {
  const { code, message, remedy } = error.toValue();
  process.stderr.write(`${message}\n${remedy} (${code})\n`);
  if (process.platform !== 'linux' && start.kind !== 'command') dialog.showErrorBox(message, `${remedy} (${code})`);
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
