/** What the look at a computer needs of it. The real ones are in `this-computer.ts`; tests use small stand-ins. */

/** The registry of Windows. A key is named with its root: `HKLM\SOFTWARE\…`, `HKCU\…`; `null` = there is no such key. */
export interface Registry {
  /** The values of a key: texts and numbers, other kinds left out. Rejects when they cannot be read. */
  values(key: string): Promise<ReadonlyMap<string, string | number> | null>;
  /** The names of the keys below a key. Rejects when they cannot be read. */
  subkeys(key: string): Promise<readonly string[] | null>;
}

export interface ComputerPorts {
  /** Variables by their Windows names, for the places of programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  isFile(path: string): Promise<boolean>;
  /** `null` on systems without one. */
  readonly registry: Registry | null;
  /** Whether something on this computer takes connections at this TCP port. */
  isListening(port: number): Promise<boolean>;
  /** Path of the ticket library, or `null` when there is none. */
  ticketLibrary(): string | null;
}
