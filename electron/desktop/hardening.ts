import { earlyVariables } from './environment.ts';

/**
 * What keeps the shell closed, one line each: what holds, and where it is proved. The tests have one proof for every
 * line (`test/e2e/shell-hardening.spec.ts` in the window, `test/e2e/packaged.suite.ts` in the package), and the compiler
 * says when one is missing; `docs/hardening.md` is made from this.
 */
export const hardening = {
  sandbox: { in: 'window', what: 'Every page runs in Chromium’s sandbox, without Node, isolated from the preload.' },
  scheme: {
    in: 'window',
    what: 'The window is served from app://lanyard alone; its session reaches no file and no network.',
  },
  policy: {
    in: 'window',
    what: 'A content security policy, sent as a header with every answer, lets the page’s own files run and nothing else: no inline script, no text turned into code, no connection.',
  },
  permissions: { in: 'window', what: 'Every permission and every device is refused without a question.' },
  navigation: {
    in: 'window',
    what: 'The page cannot go elsewhere, be redirected, open a window, or embed a frame or a webview.',
  },
  downloads: { in: 'window', what: 'Nothing can be downloaded.' },
  certificates: {
    in: 'window',
    what: 'A certificate error cannot be overridden, and no client certificate is offered.',
  },
  quiet: {
    in: 'window',
    what: 'Chromium asks nobody for anything of its own: no dictionaries, no components, no reports.',
  },
  messages: {
    in: 'window',
    what: 'Messages are taken from our own page’s main frame alone, and only those that fit their schema; the rest is refused (LAN-9004).',
  },
  links: { in: 'window', what: 'A lanyard: address can show the window or ask for a sign-in, and do nothing else.' },
  door: { in: 'window', what: 'One door leads to the system’s browser, and only https addresses pass it.' },
  instance: { in: 'window', what: 'One instance runs in each session of the operating system.' },
  fuses: {
    in: 'package',
    what: 'Every fuse of Electron is stated: no Node mode, no inspector, encrypted cookies, a checked archive.',
  },
  archive: { in: 'package', what: 'Nothing but the program’s own archive is loaded, whatever lies beside it.' },
  environment: {
    in: 'package',
    what: `Environment variables of Electron, Node and TLS (ELECTRON_*, NODE_*, SSLKEYLOGFILE, …) change nothing but where Chromium writes messages of its own (ELECTRON_LOG_FILE). Where one would take effect before Lanyard’s code runs (${earlyVariables.join(', ')}), Lanyard refuses to start (LAN-9009). Two keep it from starting by themselves: NODE_REPL_EXTERNAL_MODULE (exit code 9), and ELECTRON_OZONE_PLATFORM_HINT on Linux with a platform that is not there (a crash).`,
  },
  options: {
    in: 'package',
    what: 'Options of Electron, Chromium and Node are refused (LAN-9005), so no debugger can be opened.',
  },
  development: {
    in: 'package',
    what: 'The simulator and other development settings are refused (LAN-5005, LAN-5007).',
  },
} as const satisfies Record<string, { readonly in: 'window' | 'package'; readonly what: string }>;

export type Hardening = keyof typeof hardening;

/** Those that are proved there. */
export type HardeningIn<Place extends 'window' | 'package'> = {
  [Name in Hardening]: (typeof hardening)[Name]['in'] extends Place ? Name : never;
}[Hardening];
