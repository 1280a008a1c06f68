import type { ProgramKind } from './evidence.ts';

/**
 * By what the smartcard programs are recognised. The names are those of the programs in public text; under which exactly
 * Windows lists them is unconfirmed, so a part of the name is enough and every word can be replaced.
 */
export interface WorkstationPlaces {
  /** Parts of the name of an installed program. The first kind that fits counts. */
  readonly programNames: Readonly<Record<ProgramKind, readonly string[]>>;
  /** TCP ports of Credential Management (cis2 15.2); with the Port Service they are not fixed. */
  readonly ports: readonly number[];
}

export const defaultPlaces: WorkstationPlaces = {
  programNames: {
    'smartcard-connect': ['Smartcard Connect'],
    'credential-management': ['Credential Management', 'NHS Identity Hub'],
    agent: ['Identity Agent'],
  },
  ports: [43_485, 55_000],
};
