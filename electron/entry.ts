import { app } from 'electron';
import { ignoreVariables } from './desktop/environment.ts';
import { startOf } from './desktop/start.ts';
import { LanyardError } from './errors/index.ts';

/**
 * Where the program begins: a command, the window, or nothing. Electron goes on only when this module is done, so a
 * command has run before there is a browser, a window, a display or a single instance to be had.
 */

if (app.isPackaged) ignoreVariables(process.env);
const start = startOf(process.argv, { packaged: app.isPackaged, root: process.getuid?.() === 0 });
switch (start.kind) {
  case 'window':
    await import('./main.ts');
    break;
  case 'command':
    await import('./cli/main.ts');
    await said(process.stdout);
    process.exit(process.exitCode);
    break;
  case 'refused': {
    const { code, message, remedy } = new LanyardError('LAN-9005', { option: start.option }).toValue();
    process.stderr.write(`${message}\n${remedy} (${code})\n`);
    await said(process.stderr);
    process.exit(1);
  }
}

/** Resolves when everything written has been handed on; pipes of Windows take their time. */
function said(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
