/** One national environment's role assertion address. `confirmed: false` = a plausible pattern only (spine-cis1 10). */
export interface RoleAssertionAddress {
  readonly url: string;
  readonly confirmed: boolean;
}

/**
 * The role assertion address of each environment, used when `spine.roleAssertionUrl` is not set (spine-cis1 7.1 and 10).
 * Only the integration host is seen in public code; the others follow its pattern.
 */
const addresses = {
  live: { url: 'https://sbapi.national.ncrs.nhs.uk/saml/RoleAssertion', confirmed: false },
  integration: { url: 'https://sbapi.nis1.national.ncrs.nhs.uk/saml/RoleAssertion', confirmed: true },
  development: { url: 'https://sbapi.vn03.national.ncrs.nhs.uk/saml/RoleAssertion', confirmed: false },
  deployment: { url: 'https://sbapi.vn1.national.ncrs.nhs.uk/saml/RoleAssertion', confirmed: false },
  training: { url: 'https://sbapi.tsp.national.ncrs.nhs.uk/saml/RoleAssertion', confirmed: false },
} as const satisfies Record<string, RoleAssertionAddress>;

/** The address for an environment of the settings; `null` for one that has none (the simulator). */
export function roleAssertionAddress(environment: string): RoleAssertionAddress | null {
  return Object.hasOwn(addresses, environment) ? addresses[environment as keyof typeof addresses] : null;
}
