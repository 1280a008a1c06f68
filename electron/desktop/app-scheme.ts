import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { fileFor } from './app-path.ts';

/** What the page may do: show its own files. No inline code, no connection, no frame, no string turned into code. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Makes `app://` a proper, secure origin. Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built window (`root`: absolute path of `out/renderer`) in this session, and nothing else at all. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? fileFor(url, root) : null;
    if (file === null) return nothing(404);
    try {
      const body = await readFile(file.path);
      return new Response(body, { headers: { ...commonHeaders, 'Content-Type': file.contentType } });
    } catch {
      return nothing(404);
    }
  });
  // The window has no network: what would leave the program ends here, whatever the page says.
  for (const scheme of ['http', 'https', 'file']) session.protocol.handle(scheme, () => nothing(403));
}

function nothing(status: 403 | 404): Response {
  return new Response(null, { status, headers: commonHeaders });
}
