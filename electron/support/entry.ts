/** A text in the support file, as it is shown before it is saved. */
export interface SupportEntry {
  /** Its name in the zip. */
  readonly name: string;
  readonly text: string;
}
