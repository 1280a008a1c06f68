import { isUid } from '../../roles/formats.ts';
import { holderFields, type CardDetails, type HolderFieldChoice, type HolderId } from './card-details.ts';

/** The values of a subject's fields, in the order of the certificate; a field may be there several times. */
export type Subject = Readonly<Record<string, readonly string[]>>;

/**
 * The user id a certificate names. Older NHS cards have it as CN; where series 9 and later have it is unconfirmed
 * (spine-cis1 12.4; 18, no. 15), so a site can say which field counts. An id is twelve digits that stand alone, the whole
 * value or a word of it. `null` when there is none, or when the fields name several.
 */
export function holderIdOf(subject: Subject, choice: HolderFieldChoice = 'any'): HolderId | null {
  const fields = choice === 'any' ? holderFields : [choice];
  const found = fields.flatMap((field) =>
    (subject[field] ?? []).flatMap((value) => idsIn(value).map((uid) => ({ uid, field }))),
  );
  const [first] = found;
  return first !== undefined && found.every(({ uid }) => uid === first.uid) ? first : null;
}

function idsIn(value: string): readonly string[] {
  return value.split(/[^\p{L}\p{N}]+/u).filter(isUid);
}

/**
 * The user id whose card this is, by its certificates: the one for signing in decides; without an id there, the others,
 * if they agree. `null` = nobody can tell. A card can claim anything: good for choosing which card in the readers to bind
 * a session to (design, rule 3), never for letting anybody in.
 */
export function cardOwner(details: CardDetails): string | null {
  if (details.kind !== 'piv') return null;
  const ids = (slots: readonly string[]) =>
    new Set(details.certificates.flatMap(({ slot, holder }) => (slots.includes(slot) && holder ? [holder.uid] : [])));
  const [signIn] = ids(['9A']);
  const [other, ...more] = ids(['9C', '9E']);
  return signIn ?? (more.length === 0 ? (other ?? null) : null);
}
