type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/**
 * The six plural forms of Welsh under their keys (`days_zero` … `days_other`). A noun stays singular after a number, so
 * only the mutations differ: 2 softens, 3 and 6 aspirate. Forms not given are as `other`.
 */
export function plural<const Stem extends string>(
  stem: Stem,
  forms: Readonly<Partial<Record<Form, string>>> & { readonly other: string },
): Readonly<Record<`${Stem}_${Form}`, string>> {
  const { other, zero = other, one = other, two = other, few = other, many = other } = forms;
  const all = { zero, one, two, few, many, other };
  const entries = Object.entries(all).map(([form, text]) => [`${stem}_${form}`, text]);
  return Object.fromEntries(entries) as Record<`${Stem}_${Form}`, string>;
}
