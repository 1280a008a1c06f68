import { createHash } from 'node:crypto';

/** Takes the code out of the address bar. The same for everybody, so its hash is all that the policy allows. */
const script = "history.replaceState(null,'',location.pathname)";
const style = 'body{font:1.2rem/1.5 sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The headers of every answer of the listener: nothing is stored, framed, sent on or run but the one script and style.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  Connection: 'close',
};

const page = (title: string, sentence: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style>` +
  `<h1>${title}</h1><p>${sentence}</p><script>${script}</script></html>\n`;

/** What the browser shows at the end. Constant texts: no name, no code, nothing that came with the request. */
export const pages = {
  code: page('Go back to Lanyard', 'Lanyard is completing your sign-in. You can close this page.'),
  failed: page('You are not signed in', 'Go back to Lanyard to see what happened. You can close this page.'),
  stranger: page('Nothing to see here', 'This address only takes the answer of a sign-in that Lanyard has started.'),
} as const;
