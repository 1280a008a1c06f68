interface ChoiceProps {
  readonly name: string;
  readonly hint: string;
  /** At the end of the line, quieter. */
  readonly aside?: string;
  readonly onPress: () => void;
}

/** One of several things to press, with what it means below its name. */
export function Choice({ name, hint, aside, onPress }: ChoiceProps) {
  return (
    <button type="button" className="choice" onClick={onPress}>
      <span className="choice__name">{name}</span>
      {hint === '' ? null : <span className="choice__hint">{hint}</span>}
      {aside === undefined ? null : <span className="choice__aside">{aside}</span>}
    </button>
  );
}
