import { certificateSlots, type CardObject, type PivDetails } from './card-details.ts';
import { validityOf, validityOfDate, type Standing } from './validity.ts';

/** How the card itself, or its certificate, stands. */
export interface Look {
  readonly of: 'card' | 'certificate';
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
 * What must be seen of a card at a glance, worst first: whatever is not good about the card's own end and about its
 * certificate; the certificate alone when all is well. Never empty.
 */
export function glanceAt(details: PivDetails, now: number): readonly Look[] {
  const certificate = lookAtCertificate(details, now);
  const looks = [lookAtCard(details, now), certificate].filter((look) => look !== null);
  const notable = looks.filter(({ standing }) => standing !== 'good');
  if (notable.length === 0) return [certificate];
  return notable.toSorted((one, other) => worstFirst.indexOf(one.standing) - worstFirst.indexOf(other.standing));
}

/** `null` when the card does not say when it ends; a garbled answer is worth a look. */
function lookAtCard({ chuid, objects }: PivDetails, now: number): Look | null {
  const date = chuid?.expires ?? null;
  if (date !== null) return { of: 'card', ...validityOfDate(date, now), date };
  return statusOf(objects, 'chuid') === 'unreadable' ? unknown('card', 'unreadable') : null;
}

/** The one for signing in (9A), or the first there is where that slot is empty. */
function lookAtCertificate({ certificates, objects }: PivDetails, now: number): Look {
  for (const slot of certificateSlots) {
    const found = certificates.find((certificate) => certificate.slot === slot);
    if (found !== undefined) {
      const validity = validityOf({ from: found.validFrom, to: found.validTo }, now);
      return {
        of: 'certificate',
        ...validity,
        date: validity.standing === 'not-yet' ? found.validFrom : found.validTo,
      };
    }
    const status = statusOf(objects, `certificate-${slot.toLowerCase()}`);
    if (status !== 'absent' && status !== 'present') return unknown('certificate', status);
  }
  return unknown('certificate', 'absent');
}

function statusOf(objects: readonly CardObject[], name: string): CardObject['status'] {
  return objects.find((object) => object.name === name)?.status ?? 'absent';
}

function unknown(of: Look['of'], standing: Look['standing']): Look {
  return { of, standing, daysLeft: null, date: null };
}
