/** A card and a reader, large enough to be read from across the desk. Says nothing that the words do not say. */

/** Where the card is drawn, and whether an arrow shows where it goes. */
const pictures = {
  insert: { card: 4, arrow: 'M100 18v24m-9-9l9 9 9-9' },
  inserted: { card: 34, arrow: null },
  removed: { card: 4, arrow: 'M100 42V18m-9 9l9-9 9 9' },
  'no-reader': { card: null, arrow: null },
} as const;

export function Picture({ kind }: { readonly kind: keyof typeof pictures }) {
  const { card, arrow } = pictures[kind];
  return (
    <svg className={`picture picture--${kind}`} viewBox="20 0 160 130" aria-hidden="true" focusable="false">
      {card === null ? null : (
        <g className="picture__card" transform={`translate(0 ${String(card)})`}>
          <rect x="62" y="1.5" width="76" height="78" rx="6" />
          <rect className="picture__chip" x="88" y="54" width="24" height="16" rx="3" />
        </g>
      )}
      {arrow === null ? null : <path className="picture__arrow" d={arrow} />}
      <path
        className="picture__reader"
        d="M44 92h112a6 6 0 0 1 6 5l5 25a5 5 0 0 1-5 6H38a5 5 0 0 1-5-6l5-25a6 6 0 0 1 6-5z"
      />
      <path className="picture__slot" d="M56 92h88" />
    </svg>
  );
}
