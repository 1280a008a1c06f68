/** How a validity stands at a moment. `amber` and `red`: it ends soon. */
export type Standing = 'not-yet' | 'good' | 'amber' | 'red' | 'expired';

export interface Validity {
  /** Whole days until the end; 0 on its last day, negative afterwards. */
  readonly daysLeft: number;
  readonly standing: Standing;
}

const day = 86_400_000;
/** Renewal is offered during the last 90 days (spine-cis1 12.1). */
const amberDays = 90;
const redDays = 14;

/** How a certificate valid `from` `to` stands `now`; all UTC milliseconds. */
export function validityOf({ from, to }: { readonly from: number; readonly to: number }, now: number): Validity {
  const daysLeft = Math.floor((to - now) / day);
  return { daysLeft, standing: standingOf(from, daysLeft, now) };
}

/** The same for a date, the whole of which (UTC) still counts; e.g. `2027-02-28`. */
export function validityOfDate(date: string, now: number): Validity {
  return validityOf({ from: -Infinity, to: Date.parse(`${date}T00:00:00Z`) + day - 1 }, now);
}

function standingOf(from: number, daysLeft: number, now: number): Standing {
  if (daysLeft < 0) return 'expired';
  if (now < from) return 'not-yet';
  if (daysLeft <= redDays) return 'red';
  return daysLeft <= amberDays ? 'amber' : 'good';
}
