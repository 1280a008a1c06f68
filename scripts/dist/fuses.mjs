import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Every fuse of the package, stated: the build stops when Electron has one that is not named here. The last says "off"
 * because the snapshot file for it is not shipped, not for safety's sake.
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
};

/** Sets every fuse in an Electron executable, in place. */
export function setEveryFuse(executable) {
  return flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses });
}
