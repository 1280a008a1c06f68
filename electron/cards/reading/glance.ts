import { certificateSlots, type CardObject, type CertificateSlot, type PivDetails } from './card-details.ts';
import { validityOf, validityOfDate, type Standing } from './validity.ts';

/** How the card itself, or its certificate, stands. */
export interface Look {
  readonly of: 'card' | 'certificate';
  /** Which certificate; `null` of the card itself, and where there is none. */
  readonly slot: CertificateSlot | null;
  /** Or why it cannot be told. */
  readonly standing: Standing | Exclude<CardObject['status'], 'present'>;
  /** Whole days until the end, negative afterwards; `null` when it cannot be told. */
  readonly daysLeft: number | null;
  /** Its end, or its beginning when `not-yet`: `YYYY-MM-DD` of a card, UTC milliseconds of a certificate. */
  readonly date: string | number | null;
}

const worstFirst: readonly Look['standing'][] = [
  'expired',
  'not-yet',
  'red',
  'unreadable',
  'amber',
  'refused',
  'locked',
  'absent',
  'good',
];

/**
 * What must be seen of a card at a glance, worst first: whatever is not good about the card's own end, about its certificate
 * for signing in, and about another that is worse; that certificate alone when all is well. Never empty.
 */
export function glanceAt(details: PivDetails, now: number): readonly Look[] {
  const [certificate, worse] = lookAtCertificates(details, now);
  const looks = [lookAtCard(details, now), certificate, worse].filter((look) => look !== null);
  const notable = looks.filter(({ standing }) => standing !== 'good');
  if (notable.length === 0) return [certificate];
  return notable.toSorted(byStanding);
}

function byStanding(one: Look, other: Look): number {
  return worstFirst.indexOf(one.standing) - worstFirst.indexOf(other.standing);
}

/** `null` when the card does not say when it ends; a garbled answer is worth a look. */
function lookAtCard({ chuid, objects }: PivDetails, now: number): Look | null {
  const date = chuid?.expires ?? null;
  if (date !== null) return { of: 'card', slot: null, ...validityOfDate(date, now), date };
  return statusOf(objects, 'chuid') === 'unreadable' ? unknown('card', 'unreadable') : null;
}

/** The one for signing in (9A), or the first there is where that slot is empty; and the worst other, if that is worse. */
function lookAtCertificates(details: PivDetails, now: number): readonly [Look, Look | null] {
  const looks = certificateSlots.map((slot) => lookAtSlot(slot, details, now)).filter((look) => look !== null);
  const [first = unknown('certificate', 'absent'), ...others] = looks;
  // A card need not show more than one: another that it keeps to itself is nothing to see.
  const seen = others.filter(({ daysLeft, standing }) => daysLeft !== null || standing === 'unreadable');
  const [worst = first] = seen.toSorted(byStanding);
  return [first, byStanding(worst, first) < 0 ? worst : null];
}

/** `null` when that slot is empty. */
function lookAtSlot(slot: CertificateSlot, { certificates, objects }: PivDetails, now: number): Look | null {
  const found = certificates.find((certificate) => certificate.slot === slot);
  if (found !== undefined) {
    const validity = validityOf({ from: found.validFrom, to: found.validTo }, now);
    const date = validity.standing === 'not-yet' ? found.validFrom : found.validTo;
    return { of: 'certificate', slot, ...validity, date };
  }
  const status = statusOf(objects, `certificate-${slot.toLowerCase()}`);
  return status === 'absent' || status === 'present' ? null : { ...unknown('certificate', status), slot };
}

function statusOf(objects: readonly CardObject[], name: string): CardObject['status'] {
  return objects.find((object) => object.name === name)?.status ?? 'absent';
}

function unknown(of: Look['of'], standing: Look['standing']): Look {
  return { of, slot: null, standing, daysLeft: null, date: null };
}
