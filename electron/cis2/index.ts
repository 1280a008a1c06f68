export {
  authenticators,
  isSmartcard,
  usedAuthenticator,
  type Authenticator,
  type AuthenticatorId,
  type UsedAuthenticator,
} from './authenticators.ts';
export { levelOfRequest } from './levels.ts';
export { createBrokerExchange, type BrokerOptions } from './broker-exchange.ts';
export { type ClientKey, type DirectAuthentication } from './client-authentication.ts';
export { createDirectExchange, type DirectOptions } from './direct-exchange.ts';
export {
  defaultScopes,
  redirectHosts,
  signatureAlgorithms,
  type Cis2Options,
  type RedirectHost,
  type SignatureAlgorithm,
} from './options.ts';
export { openSystemBrowser } from './system-browser.ts';
export type { Cis2Clock, Cis2Fetch, Cis2FetchOptions, OpenBrowser, RandomBytes } from './ports.ts';
export { identityWith, type Assurance, type Cis2SignInResult } from './sign-in-result.ts';
export {
  createCis2SignIn,
  type Cis2Parts,
  type Cis2SignIn,
  type NoticedSignIn,
  type SignInRequest,
} from './sign-in.ts';
export type { CodeForTokens, TokenExchange, Tokens } from './token-exchange.ts';
