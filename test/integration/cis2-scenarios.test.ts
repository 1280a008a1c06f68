import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../electron/errors/index.ts';
import type { answerScenarios } from '../simulator/cis2/answer-scenarios.ts';
import { troubleScenarios } from '../simulator/cis2/answer-scenarios.ts';
import type { brokerScenarios } from '../simulator/cis2/broker-scenarios.ts';
import type { idTokenScenarios } from '../simulator/cis2/id-token-scenarios.ts';
import { codeOf, startHarness, type ClientChanges, type Harness } from './cis2-harness.ts';

/** What the client must say to each of the simulator's ways to misbehave. A new scenario must be decided here. */
type Verdicts<Names extends string> = Readonly<Record<Names, ErrorCode | 'ok'>>;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.close();
});
beforeEach(() => {
  harness.cis2.setScenario('ok');
});

const signIn = (changes: ClientChanges = {}) =>
  codeOf(harness.client(changes).signIn({ signal: new AbortController().signal }));

const idToken: Verdicts<keyof typeof idTokenScenarios> = {
  'alg-none': 'LAN-4402',
  'alg-hs256': 'LAN-4402',
  'alg-es256': 'LAN-4402',
  'alg-rs512': 'LAN-4402',
  'no-kid': 'LAN-4403',
  'unknown-kid': 'LAN-4403',
  'keys-rolled': 'ok',
  'encryption-key': 'LAN-4403',
  'forged-signature': 'LAN-4404',
  'tampered-payload': 'LAN-4404',
  'wrong-iss': 'LAN-4405',
  'iss-without-port': 'LAN-4405',
  'iss-with-slash': 'LAN-4405',
  'wrong-aud': 'LAN-4406',
  'no-aud': 'LAN-4401',
  'aud-array': 'ok',
  'two-aud-with-azp': 'ok',
  'two-aud-without-azp': 'LAN-4406',
  'wrong-azp': 'LAN-4407',
  'no-azp': 'ok',
  expired: 'LAN-4408',
  'no-exp': 'LAN-4401',
  'future-iat': 'LAN-4409',
  'old-iat': 'LAN-4409',
  'no-iat': 'LAN-4401',
  'clock-ahead': 'ok',
  'wrong-nonce': 'LAN-4410',
  'no-nonce': 'LAN-4410',
  'wrong-at-hash': 'LAN-4411',
  'no-at-hash': 'ok',
  'no-auth-time': 'LAN-4412',
  'stale-auth-time': 'LAN-4413',
  'future-auth-time': 'LAN-4413',
  'auth-time-text': 'LAN-4401',
  'level-too-low': 'LAN-4415',
  'level-one': 'LAN-4415',
  'level-number': 'ok',
  'no-level': 'LAN-4414',
  'level-word': 'LAN-4414',
  'level-thirty': 'LAN-4414',
  'other-acr': 'LAN-4416',
  'no-acr': 'ok',
  'identity-level-one': 'LAN-4417',
  'identity-level-two': 'LAN-4417',
  'identity-level-number': 'ok',
  'no-identity-level': 'LAN-4417',
  'identity-level-other-name': 'ok',
  'identity-level-other-name-low': 'LAN-4417',
  'no-sid': 'LAN-4418',
  'no-sub': 'LAN-4401',
  'unknown-amr': 'ok',
  'amr-text': 'ok',
  'no-amr': 'ok',
  'more-claims': 'ok',
  'selected-role-absent': 'ok',
  'selected-role-empty': 'ok',
  'selected-role-unknown': 'ok',
};

describe('ID tokens', () => {
  it.each(Object.entries(idToken))('[CIS2-19] [CIS2-18] judges %s: %s', async (name, verdict) => {
    harness.cis2.setScenario(name as keyof typeof idToken);
    expect(await signIn()).toBe(verdict);
  });

  it('[CIS2-18] takes RS512 where that is configured', async () => {
    harness.cis2.setScenario('alg-rs512');
    expect(await signIn({ options: { algorithms: ['RS256', 'RS512'] } })).toBe('ok');
  });
});

/** Those after which the browser never comes back have a short wait. */
const neverBack = [
  'callback-wrong-state',
  'callback-without-state',
  'error-page',
  'authorize-dropped',
  'authorize-503',
];

const answers: Verdicts<keyof typeof answerScenarios> = {
  'discovery-other-issuer': 'LAN-4009',
  'discovery-issuer-without-port': 'LAN-4009',
  'discovery-without-pkce': 'ok',
  'discovery-without-end-session': 'ok',
  'discovery-without-token-endpoint': 'LAN-4008',
  'discovery-without-changedrole': 'ok',
  'pkce-ignored': 'ok',
  'callback-bare': 'ok',
  'callback-wrong-iss': 'LAN-4106',
  'callback-wrong-state': 'LAN-4104',
  'callback-without-state': 'LAN-4104',
  'callback-without-code': 'LAN-4105',
  'access-denied': 'LAN-4201',
  'login-required': 'LAN-4204',
  'interaction-required': 'LAN-4204',
  'invalid-request': 'LAN-4202',
  'invalid-scope': 'LAN-4202',
  'unsupported-response-type': 'LAN-4202',
  'unauthorized-client': 'LAN-4202',
  'server-error': 'LAN-4203',
  'temporarily-unavailable': 'LAN-4203',
  'level-unavailable': 'LAN-4201',
  'unknown-error': 'LAN-4205',
  'error-page': 'LAN-4104',
  'authorize-dropped': 'LAN-4104',
  'authorize-503': 'LAN-4104',
  'invalid-client': 'LAN-4302',
  'invalid-grant': 'LAN-4301',
  'token-invalid-request': 'LAN-4303',
  'unsupported-grant-type': 'LAN-4303',
  'token-unauthorized-client': 'LAN-4303',
  'no-id-token': 'LAN-4008',
  'id-token-garbage': 'LAN-4401',
  'no-access-token': 'LAN-4008',
  'no-expires-in': 'ok',
  'expires-in-text': 'ok',
  'other-token-type': 'LAN-4008',
  'token-type-lower': 'ok',
  'refresh-token': 'ok',
  'userinfo-401': 'LAN-4501',
  'userinfo-other-sub': 'LAN-4502',
  'userinfo-without-sub': 'LAN-4008',
  'userinfo-signed': 'ok',
  'userinfo-forged': 'LAN-4404',
  'single-objects': 'ok',
  'lists-absent': 'ok',
  'lists-empty': 'ok',
  'lists-null': 'ok',
  'no-roles': 'ok',
  'no-activities': 'ok',
  'two-part-role-names': 'ok',
  'role-without-id': 'ok',
  'org-without-name': 'ok',
  'org-not-listed': 'ok',
  'no-email': 'ok',
  'userinfo-identity-low': 'LAN-4417',
};

describe('answers', () => {
  it.each(Object.entries(answers))('[CIS2-37] judges %s: %s', async (name, verdict) => {
    const { cis2, asked } = harness;
    cis2.setScenario(name as keyof typeof answers);
    asked.length = 0;
    const waiting = neverBack.includes(name);
    expect(await signIn(waiting ? { options: { browserTimeout: 1 } } : {})).toBe(verdict);
    if (waiting) expect(asked.filter((url) => url.endsWith('/access_token'))).toEqual([]);
  });

  it('[CIS2-31] drops a refresh token', async () => {
    for (const [by, scenario] of [
      ['direct', 'refresh-token'],
      ['broker', 'broker-refresh-token'],
    ] as const) {
      harness.cis2.setScenario(scenario);
      const result = await harness.client({ by }).signIn({ signal: new AbortController().signal });
      expect(Object.keys(result.secrets).toSorted()).toEqual(['accessToken', 'idToken']);
      expect(JSON.stringify(result)).not.toContain('NotToBeKeptAnywhere');
    }
  });
});

/** By how an endpoint fails; where it fails makes no difference. */
const troubles: Readonly<Record<string, ErrorCode | 'ok'>> = {
  dropped: 'LAN-4002',
  'dropped-within': 'LAN-4002',
  silent: 'LAN-4003',
  slow: 'ok',
  '500': 'LAN-4006',
  '503': 'LAN-4006',
  '429': 'LAN-4006',
  html: 'LAN-4008',
  'not-json': 'LAN-4008',
};

describe('network and service trouble', () => {
  const names = Object.keys(troubleScenarios) as (keyof typeof troubleScenarios)[];
  it.each(names)('[CIS2-37] ends on %s with a code', async (name) => {
    harness.cis2.setScenario(name);
    const kind = name.slice(name.indexOf('-') + 1);
    expect(await signIn({ options: { requestTimeout: kind === 'silent' ? 1 : 10 } })).toBe(troubles[kind]);
  });
});

const broker: Verdicts<Extract<keyof typeof brokerScenarios, `broker-${string}`>> = {
  'broker-down': 'LAN-4311',
  'broker-silent': 'LAN-4312',
  'broker-slow': 'ok',
  'broker-500': 'LAN-4313',
  'broker-401': 'LAN-4315',
  'broker-html': 'LAN-4314',
  'broker-not-json': 'LAN-4314',
  'broker-redirect': 'LAN-4314',
  'broker-invalid-request': 'LAN-4316',
  'broker-invalid-grant': 'LAN-4301',
  'broker-nonce-mismatch': 'LAN-4410',
  'broker-access-denied': 'LAN-4315',
  'broker-rate-limited': 'LAN-4313',
  'broker-invalid-client': 'LAN-4302',
  'broker-provider-error': 'LAN-4317',
  'broker-provider-unavailable': 'LAN-4317',
  'broker-temporarily-unavailable': 'LAN-4313',
  'broker-unknown-error': 'LAN-4314',
  'broker-replays': 'LAN-4410',
  'broker-mixes': 'LAN-4411',
  'broker-own-token': 'LAN-4403',
  'broker-other-person': 'LAN-4403',
  'broker-no-id-token': 'LAN-4314',
  'broker-no-access-token': 'LAN-4314',
  'broker-wrong-types': 'LAN-4314',
  'broker-more-members': 'ok',
  'broker-refresh-token': 'ok',
};

describe('the broker, down and lying', () => {
  it.each(Object.entries(broker))('[CIS2-16] judges %s: %s', async (name, verdict) => {
    expect(await signIn({ by: 'broker' })).toBe('ok');
    harness.cis2.setScenario(name as keyof typeof broker);
    const requestTimeout = name === 'broker-silent' ? 1 : 10;
    expect(await signIn({ by: 'broker', options: { requestTimeout } })).toBe(verdict);
  });
});
