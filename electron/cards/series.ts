/** What an answer to reset lets one say about a card's series (spine-cis1 12.1, 12.2). For eyes only: never decide on it. */
export interface SeriesHint {
  /** The series as people say it, e.g. `5 or 6`; `null` when nothing can be said. */
  readonly series: string | null;
  /** What the card calls itself in lists of answers to reset; `null` when it is in none. */
  readonly model: string | null;
  /** `confirmed`: listed as an NHS card; `candidate`: fits, nobody says so. */
  readonly confidence: 'confirmed' | 'candidate' | 'none';
  /** Cards of this series have not been accepted since that day (`YYYY-MM-DD`); `null` = they still are, or unknown. */
  readonly notAcceptedSince: string | null;
  /** The last day on which the Identity Agent works with the series; `null` = unknown. */
  readonly worksWithAgentUntil: string | null;
}

interface KnownCard {
  /** Beginning of the answer to reset, upper-case hex. */
  readonly atr: string;
  readonly model: string;
  readonly confidence: 'confirmed' | 'candidate';
  readonly series: keyof typeof lifeOf;
}

/** Until when, and since when no more (spine-cis1 12.1). */
const lifeOf = {
  '4': { notAcceptedSince: '2026-04-01', worksWithAgentUntil: null },
  '5 or 6': { notAcceptedSince: '2026-05-07', worksWithAgentUntil: null },
  '8': { notAcceptedSince: null, worksWithAgentUntil: '2027-02-28' },
  '9 or 10': { notAcceptedSince: null, worksWithAgentUntil: '2027-02-28' },
} as const;

/** No answer to reset of series 4 or 7 is known. */
const knownCards: readonly KnownCard[] = [
  {
    atr: '3BF91800008131FE454A434F503431563232AF',
    model: 'JCOP41 v22',
    confidence: 'confirmed',
    series: '5 or 6',
  },
  { atr: '3B6A00FF4A434F50343156323231', model: 'JCOP41 v221', confidence: 'confirmed', series: '5 or 6' },
  { atr: '3BDB960080B1FE451F830031C064', model: 'Oberthur Cosmo v7', confidence: 'candidate', series: '8' },
  {
    atr: '3BD6970081B1FE451F078031C1521118F9',
    model: 'Idemia Cosmo v8.0 with PIV',
    confidence: 'candidate',
    series: '9 or 10',
  },
  {
    atr: '3BD6970081B1FE451F878031C152211A4B',
    model: 'Idemia ID-One PIV 2.4',
    confidence: 'candidate',
    series: '9 or 10',
  },
  {
    atr: '3BD6970081B1FE451F878031C152411A2B',
    model: 'Idemia ID-One PIV/CIV on Cosmo v8.1',
    confidence: 'candidate',
    series: '9 or 10',
  },
  { atr: '3B8680018031C15211182C', model: 'Idemia Cosmo v8.0 with PIV', confidence: 'candidate', series: '9 or 10' },
  {
    atr: '3B8680018031C152411A7E',
    model: 'Idemia ID-One PIV/CIV on Cosmo v8.1',
    confidence: 'candidate',
    series: '9 or 10',
  },
];

const unknown: SeriesHint = {
  series: null,
  model: null,
  confidence: 'none',
  notAcceptedSince: null,
  worksWithAgentUntil: null,
};

/**
 * The hint for an answer to reset (upper-case hex). `isPiv`: whether the card was found to have a PIV application, which
 * of the NHS cards series 9 and later have; `undefined` = it was not read.
 */
export function seriesOf(atr: string, isPiv?: boolean): SeriesHint {
  const known = knownCards.find((card) => atr.startsWith(card.atr));
  if (known !== undefined) {
    const { model, confidence, series } = known;
    return { series, model, confidence, ...lifeOf[series] };
  }
  if (isPiv !== true) return unknown;
  return { ...unknown, series: '9 or 10', confidence: 'candidate', ...lifeOf['9 or 10'] };
}
