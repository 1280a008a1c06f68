/**
 * What of the smartcard software can be seen on a computer (spine-cis1 11.4, cis2 15). Found facts only; what they mean is
 * decided in `state.ts`.
 */

/** Which of the national smartcard programs an installed program is. */
export type ProgramKind = 'agent' | 'credential-management' | 'smartcard-connect';

export interface InstalledProgram {
  readonly kind: ProgramKind;
  /** As Windows lists it. */
  readonly name: string;
  /** As Windows lists it, e.g. `2.4.10.0`; `null` where it does not. */
  readonly version: string | null;
}

export interface WorkstationEvidence {
  /** The smartcard programs among the installed ones; `null` where no list of programs can be read. */
  readonly programs: readonly InstalledProgram[] | null;
  /** Path of the Identity Agent's program, where it is. */
  readonly agentFile: string | null;
  /** Path of the ticket library, where one was found. */
  readonly ticketLibrary: string | null;
  /** The agent has settings in the registry. Its installer writes none (spine-cis1 11.2), so this alone proves nothing. */
  readonly agentSettings: boolean;
  /** Ports of Credential Management at which something listens on this computer: a hint only (cis2 15.2). */
  readonly listening: readonly number[];
}
