import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, ipcMain, Menu, screen } from 'electron';

/**
 * The panel beside Lanyard: buttons for the simulated workstation. It knows nothing but the control server's address
 * and token, and keeps the token here, in its main process; the page sends words and gets states.
 */

const { LANYARD_CONTROL: address, LANYARD_CONTROL_TOKEN: token } = process.env;
const page = pathToFileURL(join(import.meta.dirname, 'index.html')).href;
const width = 460;
const headers = { Authorization: `Bearer ${token}` };

// For root, Chromium refuses to start its own processes inside a sandbox.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
Menu.setApplicationMenu(null);
app.on('window-all-closed', () => app.quit());
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
});

ipcMain.handle('panel:command', async ({ senderFrame }, command, words) => {
  if (senderFrame?.url !== page) return { problem: 'Not for you.' };
  try {
    const response = await fetch(`${address}/command`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ command, words }),
    });
    return await response.json();
  } catch {
    return { problem: 'The simulator does not answer.' };
  }
});

app.whenReady().then(async () => {
  const window = new BrowserWindow({
    title: 'Lanyard simulator',
    width,
    height: 760,
    minWidth: 360,
    minHeight: 420,
    ...besideLanyard(),
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  window.once('ready-to-show', () => window.showInactive());
  await window.loadURL(page);
  await follow((message) => {
    if (!window.isDestroyed()) window.webContents.send('panel:message', message);
  });
});

/** Lanyard opens in the middle of the screen, 420 wide; the panel stands to the right of it where there is room. */
function besideLanyard() {
  const { x, y, width: room } = screen.getPrimaryDisplay().workArea;
  return { x: x + Math.max(0, Math.min(Math.round(room / 2) + 230, room - width)), y: y + 40 };
}

/** Passes on what the control server says, until it ends; the panel ends with it. */
async function follow(tell) {
  try {
    const { body } = await fetch(`${address}/follow`, { headers });
    for await (const line of createInterface({ input: Readable.fromWeb(body) })) tell(JSON.parse(line));
  } catch {
    // Gone: so are we.
  }
  app.quit();
}
