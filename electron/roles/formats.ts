/**
 * The forms that identifiers have in the national directory (spine-cis1 7.6; rbac 9, no. 1 and 2). All are text: leading
 * zeros count. A raw value is kept even where it does not have the form; only decisions look at these tests.
 */

const twelveDigits = /^\d{12}$/;
const roleCode = /^S\d{4}:G\d{4}:[RE]\d{4}$/;
const activityCode = /^B\d{4}$/;
const areaOfWorkCode = /^P\d{4}:Q\d{4}:T\d{4}$/;
const odsCode = /^[A-Z0-9]{3,10}$/;

/** SDS user id (`uid`): 12 digits. */
export function isUid(text: string): boolean {
  return twelveDigits.test(text);
}

/** Role profile id (URPID, `uniqueIdentifier`): 12 digits. */
export function isProfileId(text: string): boolean {
  return twelveDigits.test(text);
}

/** Workgroup code: 12 digits. */
export function isWorkgroupCode(text: string): boolean {
  return twelveDigits.test(text);
}

/** Job role code: staff group, sub group, role; the role begins with `R`, or `E` (rbac 9, no. 2). */
export function isJobRoleCode(text: string): boolean {
  return roleCode.test(text);
}

/** Activity (business function) code: `B` and four digits. */
export function isActivityCode(text: string): boolean {
  return activityCode.test(text);
}

/** Area-of-work code: `Pnnnn:Qnnnn:Tnnnn`. */
export function isAreaOfWorkCode(text: string): boolean {
  return areaOfWorkCode.test(text);
}

/** ODS organisation code: 3 to 10 capital letters and digits. */
export function isOrganisationCode(text: string): boolean {
  return odsCode.test(text);
}
