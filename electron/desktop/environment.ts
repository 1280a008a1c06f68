/**
 * Variables that change how Electron, Node or Chromium's TLS behave: logging, patched loaders, trust, key logs. Some are
 * only read when they are needed (`NODE_TLS_REJECT_UNAUTHORIZED` at every connection), so fuses alone do not do.
 */
const obeyed = /^(?:ELECTRON_|NODE_|SSLKEYLOGFILE$|OPENSSL_(?:CONF|MODULES)$|SSL_CERT_(?:FILE|DIR)$|DEBUG$)/i;

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
