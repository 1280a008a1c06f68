/** Who can act: the person at the desk, the Registration Authority, local IT, the national service, Lanyard's makers. */
export type Helper = 'user' | 'ra' | 'it' | 'service' | 'lanyard';

/** One entry of the catalogue. `{name}` in a sentence is filled in from the error's details. */
export interface CatalogueEntry {
  /** What happened, for the person at the desk. */
  readonly what: string;
  /** What to do now, for the person at the desk. */
  readonly whatToDo: string;
  /** Who can help, in the order to ask. */
  readonly who: readonly Helper[];
  /** What the support desk should know or check. */
  readonly helpdesk: string;
  /** A neutral outcome (a cancelled sign-in) is shown without alarm. */
  readonly neutral?: true;
}
