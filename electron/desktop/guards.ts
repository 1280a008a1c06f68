import { app, type Session, type WebContents } from 'electron';
import { pageOrigin } from '../ipc/contract.ts';

/**
 * Denies by default, for every page this program will ever show and every session of Chromium: going elsewhere, opening
 * windows, embedding, other origins' certificates, permissions. Call once, before Electron is ready.
 */
export function guardPagesAndSessions(): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    guardPage(contents);
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('login', (event, _contents, _request, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

function guardPage(contents: WebContents): void {
  const deny = (event: { preventDefault(): void }) => {
    event.preventDefault();
  };
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  // Chromium asks nobody before it shows an empty page: ours is put back.
  contents.on('did-navigate', (_event, address) => {
    if (!address.startsWith(`${pageOrigin}/`)) void contents.loadURL(`${pageOrigin}/index.html`);
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission, no device and no download is needed. */
function guardSession(session: Session): void {
  // On Linux Chromium would fetch dictionaries from its maker, whether or not anybody checks spelling.
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
