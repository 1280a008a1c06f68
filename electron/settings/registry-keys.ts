/** The key below `HKLM` and `HKCU` where group policy writes; a value's name is the setting's. */
export const policyKey = String.raw`Software\Policies\Lanyard`;

/** Where the installer writes what its properties say: below `HKLM`, 64-bit view. */
export const installerKey = String.raw`Software\Lanyard\Settings`;

/** Always there, unlike the key of policies in it: what is watched. */
export const policiesKey = String.raw`Software\Policies`;
