import type { Registry } from '../registry/index.ts';

/** What the look at a computer needs of it. The real ones are in `this-computer.ts`; tests use small stand-ins. */

/** The registry, to be read now. */
export type ReadRegistry = Pick<Registry, 'values' | 'subkeys'>;

export interface ComputerPorts {
  /** Variables by their Windows names, for the places of programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  isFile(path: string): Promise<boolean>;
  /** `null` on systems without one. */
  readonly registry: ReadRegistry | null;
  /** Whether something on this computer takes connections at this TCP port. */
  isListening(port: number): Promise<boolean>;
  /** Path of the ticket library, or `null` when there is none. */
  ticketLibrary(): string | null;
}
