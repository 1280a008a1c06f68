import * as v from 'valibot';
import { cardErrors } from '../../errors/catalogue-cards.ts';
import { cardSchema } from '../card-event-schema.ts';
import { certificateSlots, holderFields, objectNames } from './card-details.ts';

/**
 * What crosses between the desktop program and the process that reaches the cards, checked and bounded at either end
 * (design, rule 6).
 */

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const time = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.maxLength(512));
const hex = (longest: number) => v.pipe(v.string(), v.regex(new RegExp(`^(?:[0-9A-F]{2}){0,${String(longest)}}$`)));

export const requestSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('read-card'),
    id,
    card: cardSchema,
    field: v.picklist(['any', ...holderFields]),
  }),
  v.strictObject({ type: v.literal('stop-reading'), id }),
]);
export type ReadingRequest = v.InferOutput<typeof requestSchema>;

const certificate = v.strictObject({
  slot: v.picklist(certificateSlots),
  holder: v.nullable(v.strictObject({ uid: v.pipe(v.string(), v.regex(/^\d{12}$/)), field: v.picklist(holderFields) })),
  issuer: text,
  serial: v.pipe(v.string(), v.regex(/^[0-9A-F]{0,128}$/)),
  validFrom: time,
  validTo: time,
});

const object = v.strictObject({
  name: v.picklist(objectNames),
  status: v.picklist(['present', 'absent', 'locked', 'refused', 'unreadable']),
  hex: hex(16 * 1024),
});

const detailsSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('not-piv'), card: cardSchema, at: time }),
  v.strictObject({
    kind: v.literal('piv'),
    card: cardSchema,
    at: time,
    chuid: v.nullable(
      v.strictObject({
        guid: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
        expires: v.nullable(v.pipe(v.string(), v.isoDate())),
      }),
    ),
    certificates: v.pipe(v.array(certificate), v.maxLength(certificateSlots.length), v.readonly()),
    objects: v.pipe(v.array(object), v.maxLength(objectNames.length), v.readonly()),
  }),
]);

const errorCodes = Object.keys(cardErrors) as (keyof typeof cardErrors)[];

export const replySchema = v.variant('type', [
  v.strictObject({ type: v.literal('card-read'), id, details: detailsSchema }),
  v.strictObject({
    type: v.literal('card-not-read'),
    id,
    code: v.picklist(errorCodes),
    facts: v.record(v.pipe(v.string(), v.maxLength(40)), text),
  }),
]);
export type ReadingReply = v.InferOutput<typeof replySchema>;
