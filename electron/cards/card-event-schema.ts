import * as v from 'valibot';
import { cardErrors } from '../errors/catalogue-cards.ts';
import type { CardEvent } from './card.ts';

/** Card events that come from another process are checked and bounded before they are believed (design, rule 6). */

const at = v.pipe(v.number(), v.finite(), v.minValue(0));
const reader = v.pipe(v.string(), v.minLength(1), v.maxLength(512));

/** A card, as another process names it. */
export const cardSchema = v.strictObject({
  reader,
  /** At most 36 bytes: the largest `rgbAtr` of the platforms. */
  atr: v.pipe(v.string(), v.regex(/^(?:[0-9A-F]{2}){0,36}$/)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff)),
});

const errorCodes = Object.keys(cardErrors) as (keyof typeof cardErrors)[];

const cardEvent = v.variant('type', [
  v.strictObject({ type: v.literal('service-started'), at }),
  v.strictObject({ type: v.literal('service-stopped'), at, error: v.exactOptional(v.picklist(errorCodes)) }),
  v.strictObject({ type: v.literal('reader-attached'), reader, at }),
  v.strictObject({ type: v.literal('reader-detached'), reader, at }),
  v.strictObject({ type: v.literal('card-inserted'), card: cardSchema, at }),
  v.strictObject({ type: v.literal('card-removed'), card: cardSchema, at }),
  v.strictObject({ type: v.literal('ready'), at }),
]);

/** The card event a message holds, or `null` when it holds none. */
export function parseCardEvent(message: unknown): CardEvent | null {
  const result = v.safeParse(cardEvent, message);
  return result.success ? result.output : null;
}
