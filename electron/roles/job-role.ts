import { isJobRoleCode } from './formats.ts';

/** A job role code taken apart. `wellFormed: false` = an unknown role: the parts are empty, the raw value is kept. */
export interface JobRoleCode {
  readonly raw: string;
  readonly wellFormed: boolean;
  /** `Snnnn` */
  readonly staffGroup: string;
  /** `Gnnnn` */
  readonly subGroup: string;
  /** `Rnnnn` or `Ennnn` */
  readonly role: string;
}

/** A three-part name (job role, area of work). `wellFormed: false` = not three parts; the raw value stands for all. */
export interface ThreePartName {
  readonly raw: string;
  readonly wellFormed: boolean;
  /** Usually three: staff group, sub group, role. Never empty. */
  readonly parts: readonly string[];
}

/** Takes a job role code (`S8000:G8000:R8001`) apart. Never throws (rbac 9, no. 2; spine-cis1 7.6). */
export function parseJobRoleCode(raw: string): JobRoleCode {
  if (!isJobRoleCode(raw)) return { raw, wellFormed: false, staffGroup: '', subGroup: '', role: '' };
  const [staffGroup = '', subGroup = '', role = ''] = raw.split(':');
  return { raw, wellFormed: true, staffGroup, subGroup, role };
}

/**
 * Takes a three-part name apart. Quoted (`"A":"B":"C"`) it is split on quote-colon-quote, so that `&`, commas and colons
 * inside a part stay; the older unquoted form (`A:B:C`) is split on colons. Never throws: what has not three parts keeps
 * its raw text and `wellFormed: false` (spine-cis1 7.6 and 17 no. 24; rbac 9, no. 3).
 */
export function parseThreePartName(raw: string): ThreePartName {
  const text = raw.trim();
  const quoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  const parts = (quoted ? text.slice(1, -1).split('":"') : text.split(':')).map((part) => part.trim());
  const wellFormed = parts.length === 3 && parts.every((part) => part !== '');
  return { raw, wellFormed, parts: quoted || wellFormed ? parts : [text] };
}

/**
 * The readable name of a job role: the last part of its three-part name, `Nurse Access Role`. A name that is not of that
 * form is shown as it came, and without any name the code is shown.
 */
export function readableRoleName(threePartName: string, code: string): string {
  const last = parseThreePartName(threePartName).parts.at(-1) ?? '';
  return last !== '' ? last : threePartName.trim() !== '' ? threePartName.trim() : code;
}
