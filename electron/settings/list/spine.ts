import { optionalSetting, setting } from '../setting.ts';
import { address, flag, milliseconds, path } from '../values.ts';

/** The role assertion service. */
export const spine = {
  /** Without it the address of the environment is used (spine-cis1 10). */
  roleAssertionUrl: optionalSetting(address(), {
    example: 'https://assertions.example.nhs.uk/saml/RoleAssertion',
    setBy: 'computer',
    live: false,
  }),
  /** PEM file; when set, only its certificates are trusted, and for the role assertion host alone. */
  caFile: optionalSetting(path, { example: 'spine-authorities.pem', setBy: 'computer', live: false }),
  connectTimeout: setting(milliseconds(500, 60_000), 10_000, { setBy: 'organisation', live: false }),
  totalTimeout: setting(milliseconds(1_000, 120_000), 20_000, { setBy: 'organisation', live: false }),
  /** How far the assertion's validity may be off the server's clock (spine-cis1 7.3). */
  clockTolerance: setting(milliseconds(0, 900_000), 300_000, { setBy: 'organisation', live: false }),
  /** Refuse a training-mode assertion (ssbMode 1). */
  liveOnly: setting(flag, false, { setBy: 'organisation', live: false }),
};
