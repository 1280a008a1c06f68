/** Where a discovery document lies below its issuer (OpenID Connect Discovery 4). */
export const discoveryPath = '/.well-known/openid-configuration';

/** The built-in issuers, letter by letter (cis2 2.1). Any other environment needs a configured address. */
const issuers = {
  live: 'https://am.nhsidentity.spineservices.nhs.uk:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare',
  integration:
    'https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare',
} as const;

/**
 * The issuer to use: the configured one (an issuer or a discovery address), else the one built in for the environment, else
 * `null`. Nothing but the discovery suffix is cut off.
 */
export function issuerOf(environment: string, configured?: string): string | null {
  if (configured !== undefined && configured !== '')
    return configured.endsWith(discoveryPath) ? configured.slice(0, -discoveryPath.length) : configured;
  return Object.hasOwn(issuers, environment) ? issuers[environment as keyof typeof issuers] : null;
}
