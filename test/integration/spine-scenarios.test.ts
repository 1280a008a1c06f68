import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LanyardError, type ErrorCode } from '../../electron/errors/index.ts';
import { createHttpsGet } from '../../electron/net/https-get.ts';
import type { Identity } from '../../electron/roles/role-profile.ts';
import { createRoleAssertions, type RoleAssertionOptions } from '../../electron/spine/role-assertion.ts';
import { people, person } from '../simulator/people.ts';
import { startSpine, type SimulatedSpine } from '../simulator/spine/spine.ts';
import { spineScenarios, type SpineScenario } from '../simulator/spine/scenarios.ts';

let dir: string;
let spine: SimulatedSpine;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-spine-'));
  spine = await startSpine({ dir });
});
afterEach(() => {
  spine.setScenario('ok');
  spine.setClockOffset(0);
  spine.delay(0);
});
afterAll(async () => {
  await spine.close();
  await rm(dir, { recursive: true });
});

const adaeze = person('adaeze');

function client(changes: Partial<RoleAssertionOptions> = {}) {
  return createRoleAssertions({
    get: createHttpsGet(),
    url: spine.roleAssertionUrl,
    caFile: spine.caFile,
    connectTimeout: 5_000,
    totalTimeout: 10_000,
    clockTolerance: 300_000,
    liveOnly: false,
    ...changes,
  });
}

const never = new AbortController().signal;
const identity = (changes: Partial<RoleAssertionOptions> = {}): Promise<Identity> =>
  client(changes).identityFor(spine.issueTicket(adaeze), never);

/** The error of a request that must fail; checks that no ticket is in anything it says. */
async function failure(request: () => Promise<unknown>): Promise<LanyardError> {
  try {
    await request();
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    const said = JSON.stringify(thrown.toValue()) + String(thrown.stack) + String(thrown.cause);
    expect(said).not.toContain('AQIC5');
    return thrown;
  }
  throw new Error('it did not fail');
}

/** What each scenario must come to: a code, or a sign-in (`null`). */
const outcomes: Readonly<Record<SpineScenario, ErrorCode | null>> = {
  ok: null,
  'one-profile': null,
  'forty-profiles': null,
  'duplicate-role-codes': null,
  'escaped-names': null,
  'leading-zeros': null,
  training: null,
  'without-mode': null,
  'unknown-mode': 'LAN-3409',
  'no-session-role': 'LAN-3410',
  'empty-session-role': 'LAN-3410',
  'two-session-roles': 'LAN-3417',
  'no-profiles': 'LAN-3416',
  'selected-absent': 'LAN-3411',
  'duplicate-profile-id': 'LAN-3412',
  nhsIDCode: null,
  shuffled: null,
  'repeated-attributes': null,
  crlf: null,
  'valid-three-to-one': null,
  'valid-three-to-seven': null,
  'inner-conditions-expired': null,
  'outer-conditions-expired': 'LAN-3406',
  'assertion-not-yet-valid': 'LAN-3405',
  'wrong-uid': 'LAN-3402',
  'wrong-uid-outside': 'LAN-3402',
  'wrong-uid-inside': 'LAN-3402',
  'malformed-uid': 'LAN-3401',
  'wrong-token': 'LAN-3403',
  'without-token': 'LAN-3403',
  'inactive-person': 'LAN-3407',
  'wrong-namespace': 'LAN-3309',
  'two-assertions': 'LAN-3311',
  'not-success': 'LAN-3209',
  'fault-document': 'LAN-3208',
  html: 'LAN-3207',
  'not-xml': 'LAN-3303',
  empty: 'LAN-3206',
  redirect: 'LAN-3201',
  unauthorised: 'LAN-3202',
  forbidden: 'LAN-3202',
  'not-found': 'LAN-3203',
  'request-timeout': 'LAN-3204',
  'too-many-requests': 'LAN-3204',
  'server-error': 'LAN-3204',
  unavailable: 'LAN-3204',
  teapot: 'LAN-3205',
  dropped: 'LAN-3005',
  'dropped-within': 'LAN-3005',
  silent: 'LAN-3004',
  'entity-bomb': 'LAN-3306',
  'external-entity': 'LAN-3306',
  'undefined-entity': 'LAN-3305',
  'deep-nesting': 'LAN-3307',
  'three-mib': 'LAN-3009',
  truncated: 'LAN-3304',
  'truncated-in-tag': 'LAN-3304',
  malformed: 'LAN-3305',
  'elements-in-value': 'LAN-3312',
  'other-root': 'LAN-3101',
  expired: 'LAN-3102',
  'not-yet-valid': 'LAN-3103',
  'wrong-host': 'LAN-3104',
  'tls-1.1': 'LAN-3105',
};

describe('every scenario of the simulated service, over TLS', () => {
  it.each(spineScenarios)('[CIS1-27] "%s" has its own outcome', async (scenario) => {
    spine.setScenario(scenario);
    const expected = outcomes[scenario];
    const totalTimeout = scenario === 'silent' ? 1_500 : 10_000;
    if (expected === null) {
      expect((await identity()).user.id).toBe(adaeze.uid);
      return;
    }
    const error = await failure(() => identity({ totalTimeout }));
    expect(error.code).toBe(expected);
    const { message, remedy } = error.toValue();
    expect(`${message} ${remedy}`).not.toMatch(/undefined|[{}]|\[object/);
  });

  it('[CIS1-25] each check has its own reason', () => {
    const checks: SpineScenario[] = ['not-success', 'wrong-uid', 'wrong-token', 'outer-conditions-expired'];
    expect(new Set(checks.map((scenario) => outcomes[scenario])).size).toBe(checks.length);
  });
});

describe('identities', () => {
  it('[CIS1-22] carries distinct user, profile, role and organisation ids, with leading zeros', async () => {
    for (const someone of people) {
      const got = await client().identityFor(spine.issueTicket(someone), never);
      expect(got.user).toEqual({ id: someone.uid, name: someone.name });
      expect(got.role.profileId).toBe(someone.selectedProfileId);
      expect(got.mode).toBe(someone.mode);
      expect(got.profiles.map(({ code }) => code)).toEqual(someone.profiles.map(({ jobRoleCode }) => jobRoleCode));
    }
    spine.setScenario('leading-zeros');
    expect((await identity()).role.profileId).toBe('000000000125');
  });

  it('[CIS1-21] takes the profile of the session wherever it stands, never the first', async () => {
    const first = adaeze.profiles[0]?.profileId;
    const chosen = await client().identityFor(spine.issueTicket(adaeze, first), never);
    expect(chosen.role.profileId).toBe(first);
    expect((await identity()).role.profileId).toBe(adaeze.selectedProfileId);
  });

  it('[CIS1-26] says training, and refuses it where only live is allowed', async () => {
    spine.setScenario('training');
    expect((await identity()).mode).toBe('training');
    expect((await failure(() => identity({ liveOnly: true }))).code).toBe('LAN-3408');
  });

  it('[CIS1-24] keeps &, commas, colons and quotes of names', async () => {
    spine.setScenario('escaped-names');
    const got = await identity();
    expect(got.role.name).toBe("F > G, 'H': I & J");
    expect(got.role.organisation.name).toBe('TEST & TEST (NORTH) "A" <B> TRUST');
    expect(got.user.name).toBe('Test <O\'Brien> & "Sons"');
  });
});

describe('the request', () => {
  it('[CIS1-15] sends the ticket percent-encoded exactly once', async () => {
    const ticket = spine.issueTicket(adaeze);
    expect(ticket).toMatch(/^(?=.*\+)(?=.*\/)(?=.*=)(?=.*@)(?=.*#).{62}$/);
    await client().identityFor(ticket, never);
    expect(spine.received.tickets.at(-1)).toBe(ticket);
    expect(spine.received.queries.at(-1)).toBe(`?token=${encodeURIComponent(ticket)}`);
    for (const odd of [`a%2B+ /&=#@%`.replace(' ', ''), 'x'.repeat(16_000), "!'()*~"]) {
      await failure(() => client().identityFor(odd, never));
      expect(spine.received.tickets.at(-1)).toBe(odd);
    }
  });

  it('sends no cookie and says which program it is', async () => {
    await identity();
    const headers = spine.received.headers.at(-1);
    expect(headers?.cookie).toBeUndefined();
    expect(headers?.['user-agent']).toMatch(/^Lanyard\/\d+\.\d+\.\d+$/);
    expect(headers?.accept).toContain('text/xml');
  });

  it('[CIS1-28] follows no redirect', async () => {
    const before = spine.received.count;
    spine.setScenario('redirect');
    const error = await failure(() => identity());
    expect(error.details).toMatchObject({ status: 302, target: 'elsewhere.example' });
    expect(spine.received.count).toBe(before + 1);
  });

  it('is repeated twice after a dropped connection and not after an answer', async () => {
    let before = spine.received.count;
    spine.setScenario('dropped');
    await failure(() => identity());
    expect(spine.received.count).toBe(before + 3);

    before = spine.received.count;
    spine.setScenario('unavailable');
    await failure(() => identity());
    expect(spine.received.count).toBe(before + 1);

    spine.setScenario('ok');
    spine.failNext('dropped');
    spine.failNext('dropped-within');
    expect((await identity()).user.id).toBe(adaeze.uid);
  });

  it('stops at once when it is aborted', async () => {
    spine.delay(5_000);
    const abort = new AbortController();
    const started = Date.now();
    const pending = failure(() => client().identityFor(spine.issueTicket(adaeze), abort.signal));
    setTimeout(() => {
      abort.abort();
    }, 100);
    expect((await pending).code).toBe('LAN-3011');
    expect(Date.now() - started).toBeLessThan(1_000);
    expect((await failure(() => client().identityFor('abc', AbortSignal.abort()))).code).toBe('LAN-3011');
  });

  it('is refused without an address', async () => {
    expect((await failure(() => identity({ url: null }))).code).toBe('LAN-3013');
    expect((await failure(() => identity({ url: 'http://localhost/' }))).code).toBe('LAN-3013');
  });

  it('finds a service that is down, and one that is back', async () => {
    await spine.stop();
    expect((await failure(() => identity())).code).toBe('LAN-3002');
    await spine.start();
    expect((await identity()).user.id).toBe(adaeze.uid);
  });
});

describe('clocks', () => {
  it('[CIS1-25] judges validity by the clock of the server and reports the skew', async () => {
    const skews: number[] = [];
    const hour = 3_600_000;
    for (const offset of [hour, -hour, 26 * hour]) {
      spine.setClockOffset(offset);
      expect((await identity({ onSkew: (skew) => skews.push(skew) })).user.id).toBe(adaeze.uid);
      expect(Math.abs((skews.at(-1) ?? 0) - offset)).toBeLessThan(5_000);
    }
  });
});

describe('the end of a session', () => {
  it('is known to the service', async () => {
    const ticket = spine.issueTicket(adaeze);
    const before = spine.sessions;
    spine.destroy(ticket);
    expect(spine.sessions).toBe(before - 1);
    expect((await failure(() => client().identityFor(ticket, never))).code).toBe('LAN-3209');
  });
});
