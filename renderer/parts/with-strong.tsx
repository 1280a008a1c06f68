interface WithStrongProps {
  readonly strong: string;
  /** Says the sentence with something in the place of the strong words. */
  readonly children: (place: string) => string;
}

/** Marks the place; no text of ours or of a reader's has this character. */
const mark = '\u{e000}';

/** A sentence in which what is filled in stands out, wherever the language puts it. */
export function WithStrong({ strong, children }: WithStrongProps) {
  const [before, after] = children(mark).split(mark);
  return (
    <>
      {before}
      <strong>{strong}</strong>
      {after}
    </>
  );
}
