/** Small pictures beside words; never alone, so screen readers skip them. Drawn on 24 × 24 in the text's colour. */

const shapes = {
  card: (
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect x="6" y="9.5" width="5" height="4" rx="1" />
    </>
  ),
  cardOut: (
    <>
      <rect x="3" y="11.5" width="18" height="10.5" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 9.5V2M8.2 5.3L12 1.8l3.8 3.5" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  reader: (
    <>
      <path d="M7 10V4h10v6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M4 10h16l1.5 10h-19z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      <path d="M8 14h8" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  passcode: (
    <>
      <rect x="2" y="6" width="20" height="12" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="7.5" cy="12" r="1.6" />
      <circle cx="12" cy="12" r="1.6" />
      <circle cx="16.5" cy="12" r="1.6" />
    </>
  ),
  working: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
      <path d="M12 3a9 9 0 0 1 9 9" fill="none" stroke="currentColor" strokeWidth="3" className="icon__turning" />
    </>
  ),
  good: (
    <>
      <circle cx="12" cy="12" r="11" />
      <path d="M6.5 12.5l3.8 3.8 7.2-8" fill="none" className="icon__mark" strokeWidth="2.5" />
    </>
  ),
  bad: (
    <>
      <circle cx="12" cy="12" r="11" />
      <path d="M8 8l8 8M16 8l-8 8" fill="none" className="icon__mark" strokeWidth="2.5" />
    </>
  ),
  browser: (
    <>
      <rect x="2" y="4" width="20" height="16" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M2 9h20" stroke="currentColor" strokeWidth="2" />
      <circle cx="5.5" cy="6.5" r="1" />
      <circle cx="8.8" cy="6.5" r="1" />
    </>
  ),
  role: (
    <>
      <rect x="3" y="5" width="18" height="15" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M10 5V2.5h4V5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="12" cy="11" r="2.2" />
      <path d="M8 17c0-2.2 1.7-3.2 4-3.2s4 1 4 3.2z" />
    </>
  ),
  attention: (
    <>
      <path d="M12 1.5L23.5 22H.5z" />
      <path d="M12 8.5v6" className="icon__mark" strokeWidth="2.5" />
      <circle cx="12" cy="18" r="1.5" className="icon__dot" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon--${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
      {shapes[name]}
    </svg>
  );
}
