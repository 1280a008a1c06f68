/**
 * Variables that change how Electron, Node or Chromium's TLS behave: logging, patched loaders, trust, key logs. Some are
 * only read when they are needed (`NODE_TLS_REJECT_UNAUTHORIZED` at every connection), so fuses alone do not do.
 */
const obeyed = /^(?:ELECTRON_|NODE_|SSLKEYLOGFILE$|OPENSSL_(?:CONF|MODULES)$|SSL_CERT_(?:FILE|DIR)$|DEBUG$)/i;

/**
 * These have taken effect when our code begins, and nothing takes that back: Node writes what it sends to standard error,
 * tickets among it, or its warnings to a file; the processes of the pages come from one without its sandbox.
 */
export const earlyVariables = [
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_REDIRECT_WARNINGS',
  'ELECTRON_DISABLE_SANDBOX',
] as const;

/** The first variable of an environment with which an installed Lanyard does not start; `null` = none. */
export function earlyVariableIn(environment: NodeJS.ProcessEnv): string | null {
  // Windows does not tell capitals apart.
  const set = Object.entries(environment).flatMap(([name, value]) => (value ? [name.toUpperCase()] : []));
  return earlyVariables.find((name) => set.includes(name)) ?? null;
}

/** Whether a variable of this name is ignored by an installed Lanyard. */
export function isIgnoredVariable(name: string): boolean {
  return obeyed.test(name);
}

/** Takes these variables out of an environment, for this process and every one it starts. Call before anything else. */
export function ignoreVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (isIgnoredVariable(name)) Reflect.deleteProperty(environment, name);
  }
}
