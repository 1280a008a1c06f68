import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpsGet } from '../../electron/net/https-get.ts';
import { createRoleAssertions } from '../../electron/spine/role-assertion.ts';
import { person } from '../simulator/people.ts';
import { gpObject, gpParams } from '../simulator/spine/gp-object.ts';
import { startSpine, type SimulatedSpine } from '../simulator/spine/spine.ts';

let dir: string;
let spine: SimulatedSpine;
let ca: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-broker-'));
  spine = await startSpine({ dir });
  ca = await readFile(spine.caFile, 'utf8');
});
afterAll(async () => {
  await spine.close();
  await rm(dir, { recursive: true });
});

function call(method: string, path: string, body = ''): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Length': Buffer.byteLength(body) };
    const sent = request(`${spine.origin}${path}`, { method, ca, agent: false, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const gp = (params: Readonly<Record<string, string>>) =>
  gpObject(
    spine.origin,
    Object.entries(params).map(([name, value]) => ({ name, value })),
  );

async function signIn(uid: string): Promise<ReadonlyMap<string, string>> {
  const activation = gp({ auth_method: '3', app_url: 'NHST', log_session_id: '123456789', service: 'ACTIVATION' });
  const activated = gpParams((await call('POST', '/login/authactivate', activation)).body);
  const challenge = activated.get('challenge') ?? '';
  const bytes = Buffer.from(challenge, 'base64');
  expect(bytes).toHaveLength(48);
  expect(Math.abs(Number(bytes.readBigUInt64BE(20)) - Date.now())).toBeLessThan(60_000);
  const validation = gp({ service: 'AUTHENTICATION', challenge, uid, card_type: 'p11', response: 'c2lnbmVk' });
  return gpParams((await call('POST', '/login/authvalidate', validation)).body);
}

const identityOf = (ticket: string) =>
  createRoleAssertions({
    get: createHttpsGet(),
    url: spine.roleAssertionUrl,
    caFile: spine.caFile,
    connectTimeout: 5_000,
    totalTimeout: 10_000,
    clockTolerance: 300_000,
    liveOnly: false,
  }).identityFor(ticket, new AbortController().signal);

describe('the simulated broker, as an agent sees it', () => {
  const adaeze = person('adaeze');

  it('signs in, lets a role be chosen, and signs out', async () => {
    const answer = await signIn(adaeze.uid);
    const ticket = answer.get('sso_ticket') ?? '';
    expect(ticket).toHaveLength(62);
    expect(answer.get('nhsjobrole1')).toContain('NORTH & SOUTH MOOR HOSPITALS NHS TRUST, "Clinical"');
    const chosen = adaeze.profiles[0]?.profileId ?? '';
    const query = `token=${encodeURIComponent(ticket)}&selectedRoleUid=${chosen}&ssbMode=1&fallbackStatus=0`;
    expect((await call('GET', `/saml/RoleSelectionGP.jsp?${query}`)).body).toContain('OK');
    const identity = await identityOf(ticket);
    expect(identity.role.profileId).toBe(chosen);
    expect(identity.mode).toBe('training');
    for (const method of ['POST', 'GET']) {
      expect((await call(method, '/login/authlogout', gp({ service: 'LOGOUT', sso_ticket: ticket }))).body).toContain(
        'OK',
      );
    }
    await expect(identityOf(ticket)).rejects.toMatchObject({ code: 'LAN-3209' });
  });

  it('refuses unknown people and challenges', async () => {
    expect((await signIn('555199999999')).get('error_code')).toBe('1003');
    const validation = gp({ service: 'AUTHENTICATION', challenge: 'AAAA', uid: adaeze.uid, response: 'x' });
    expect(gpParams((await call('POST', '/login/authvalidate', validation)).body).get('error_code')).toBe('1001');
  });

  it('can be told what to do from outside', async () => {
    const told = async (what: string, body: object) =>
      (await call('POST', `/__sim/${what}`, JSON.stringify(body))).status;
    const session = await call('POST', '/__sim/session', JSON.stringify({ person: 'tomos' }));
    const { token } = JSON.parse(session.body) as { token: string };
    expect((await identityOf(token)).user.id).toBe('055510000024');
    expect(await told('fail-next', { scenario: 'empty' })).toBe(200);
    await expect(identityOf(token)).rejects.toMatchObject({ code: 'LAN-3206' });
    expect(await told('scenario', { scenario: 'other-root' })).toBe(200);
    await expect(identityOf(token)).rejects.toMatchObject({ code: 'LAN-3101' });
    spine.setScenario('ok');
    expect(await told('clock', { milliseconds: 3_600_000 })).toBe(200);
    expect(await told('delay', { milliseconds: 1 })).toBe(200);
    expect((await identityOf(token)).user.id).toBe('055510000024');
    expect(await told('destroy', { token })).toBe(200);
    await expect(identityOf(token)).rejects.toMatchObject({ code: 'LAN-3209' });
    expect(await told('scenario', { scenario: 'nonsense' })).toBe(400);
    expect(await told('session', { person: 'nobody' })).toBe(400);
    expect(await told('elsewhere', {})).toBe(400);
  });
});
