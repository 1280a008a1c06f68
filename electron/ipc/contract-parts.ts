import * as v from 'valibot';

/** What the schemas of the window and of its pages have in common. */

/** The longest text that crosses; `view.ts` cuts what is longer. */
export const longestText = 2_000;

export const text = v.pipe(v.string(), v.maxLength(longestText));
export const time = v.pipe(v.number(), v.integer());

export const error = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^LAN-\d{4}$/)),
  message: text,
  remedy: text,
  /** In the order to ask. */
  who: v.array(v.picklist(['user', 'ra', 'it', 'service', 'lanyard'])),
  /** A cancel, not an alarm. */
  neutral: v.boolean(),
});
