/** A card and a reader, large enough to be read from across the desk. Says nothing that the words do not say. */

/** Where the card is drawn, and whether an arrow shows where it goes. */
const pictures = {
  insert: { card: 4, arrow: 'M100 18v24m-9-9l9 9 9-9' },
  inserted: { card: 34, arrow: null },
  removed: { card: 4, arrow: 'M100 42V18m-9 9l9-9 9 9' },
  'no-reader': { card: null, arrow: null },
} as const;

/** A cable with its plug, not plugged in. */
const plug = 'M100 92V72M88 44h24v22a6 6 0 0 1-6 6H94a6 6 0 0 1-6-6zM92 44V26h16v18M97 33v4M103 33v4';

export function Picture({ kind }: { readonly kind: keyof typeof pictures }) {
  const { card, arrow } = pictures[kind];
  return (
    <div className={`picture picture--${kind}`} aria-hidden="true">
      <svg viewBox="20 0 160 130" focusable="false">
        {card === null ? null : (
          <g className="picture__card" transform={`translate(0 ${String(card)})`}>
            <rect x="62" y="1.5" width="76" height="78" rx="6" />
            <rect className="picture__chip" x="88" y="54" width="24" height="16" rx="3" />
          </g>
        )}
        {arrow === null ? null : <path className="picture__arrow" d={arrow} />}
        {kind === 'no-reader' ? <path className="picture__plug" d={plug} /> : null}
        <path
          className="picture__reader"
          d="M44 92h112a6 6 0 0 1 6 5l5 25a5 5 0 0 1-5 6H38a5 5 0 0 1-5-6l5-25a6 6 0 0 1 6-5z"
        />
        <path className="picture__slot" d="M56 92h88" />
      </svg>
    </div>
  );
}
