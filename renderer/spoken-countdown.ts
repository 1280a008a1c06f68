/** The moments, in seconds before the end, at which a countdown is spoken. */
const moments = [60, 30, 10, 5];

/** The seconds that are spoken while `left` are left of a countdown from `whole`: first all of it, then each moment. */
export function spokenSeconds(whole: number, left: number): number {
  return moments.findLast((moment) => moment < whole && left <= moment) ?? whole;
}
