/** What the person at the desk reads of an error, in Welsh; placeholders as in the catalogue. */
export interface WelshEntry {
  readonly what: string;
  readonly whatToDo: string;
}
