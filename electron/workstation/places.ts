import type { ProgramKind } from './evidence.ts';

/** By what the smartcard programs are recognised (settings `workstation.*`). */
export interface WorkstationPlaces {
  /** Parts of the name of an installed program, in capitals or not. */
  readonly programNames: Readonly<Record<ProgramKind, readonly string[]>>;
  /** TCP ports of Credential Management (cis2 15.2). */
  readonly ports: readonly number[];
}
