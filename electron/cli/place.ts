/** As much of `process` as tells where the command line runs. */
export interface RunningProcess {
  readonly argv: readonly string[];
  readonly versions: { readonly electron?: string };
  /** Electron runs a folder that somebody named, and no package. */
  readonly defaultApp?: boolean;
}

/**
 * What belongs to the command, and whether this is an installed Lanyard: there the program is its own first argument,
 * while Node is given the file to run.
 */
export function placeOf({ argv, versions, defaultApp }: RunningProcess): {
  readonly packaged: boolean;
  readonly args: readonly string[];
} {
  const packaged = versions.electron !== undefined && defaultApp !== true;
  // Chromium's own option for root in a container; nothing of ours.
  return { packaged, args: packaged ? argv.slice(1).filter((arg) => arg !== '--no-sandbox') : argv.slice(2) };
}
