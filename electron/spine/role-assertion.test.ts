import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { person } from '../../test/simulator/people.ts';
import { assertionDocument, type DocumentChanges } from '../../test/simulator/spine/assertion-document.ts';
import { newTicket, withProfiles } from '../../test/simulator/spine/invented-profiles.ts';
import { LanyardError } from '../errors/index.ts';
import type { HttpsAnswer } from './https-port.ts';
import { createRoleAssertions, readRoleAssertion, type ReadingOptions } from './role-assertion.ts';

const issued = Date.parse('2026-11-02T09:14:00Z');
const minute = 60_000;
const adaeze = person('adaeze');
const ticket = newTicket();

const options: ReadingOptions = { ticket, receivedAt: issued, clockTolerance: 5 * minute, liveOnly: false };

const read = (changes: DocumentChanges = {}, more: Partial<ReadingOptions> = {}, who = adaeze) =>
  readRoleAssertion(Buffer.from(assertionDocument(who, ticket, issued, changes)), { ...options, ...more });

function code(act: () => unknown): string {
  try {
    act();
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    expect(JSON.stringify(thrown.toValue())).not.toContain('AQIC5');
    expect(thrown.cause).toBeUndefined();
    return thrown.code;
  }
  return 'accepted';
}

describe('a role assertion', () => {
  it('of the documented shape becomes an identity', () => {
    const example = readFileSync(new URL('../../test/simulator/spine/role-assertion-example.xml', import.meta.url));
    const token = 'AQIC5wM2LY4SfcInvented+Token/ForTests0nlyAbCdEfGhIjKl0=@AAJTSQACMDE=#';
    const identity = readRoleAssertion(example, { ...options, ticket: token });
    expect(identity.user).toEqual({ id: '990000000017', name: 'Okonkwo Adaeze Miss' });
    expect(identity.mode).toBe('live');
    expect(identity.role).toEqual({
      profileId: '990000000215',
      code: 'S8000:G8000:R8003',
      name: 'Health Professional Access Role',
      organisation: { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS NHS TRUST' },
      activities: ['B0360', 'B8029'],
      areasOfWork: ['P9900:Q9900:T9900'],
      workgroups: ['990000000991'],
    });
    expect(identity.profiles.map(({ profileId }) => profileId)).toEqual(['990000000118', '990000000215']);
    expect(JSON.stringify(identity)).not.toContain('AQIC5');
  });

  it('[CIS1-25] is judged by status, uid, ticket and validity, each with its own reason', () => {
    const reasons = [
      code(() => read({ status: 'samlp:Responder' })),
      code(() => read({ outerUid: '555199999999' })),
      code(() => read({ ticket: newTicket() })),
      code(() => read({}, { receivedAt: issued + 7 * minute })),
      code(() => read({}, { receivedAt: issued - 9 * minute })),
    ];
    expect(reasons).toEqual(['LAN-3209', 'LAN-3402', 'LAN-3403', 'LAN-3406', 'LAN-3405']);
  });

  it.each(['Success', 'samlp:Success', 'x:Success'])('[CIS1-25] takes status "%s" for success', (status) => {
    expect(code(() => read({ status }))).toBe('accepted');
  });

  it.each(['samlp:NotSuccess', 'Success:Requester', 'samlp:success', ''])('refuses status "%s"', (status) => {
    expect(code(() => read({ status }))).toBe('LAN-3209');
  });

  it('[CIS1-25] is valid from exactly five minutes before to just before five minutes after its window', () => {
    const at = (time: number) => code(() => read({}, { receivedAt: time }));
    expect(at(issued - 8 * minute)).toBe('accepted');
    expect(at(issued - 8 * minute - 1)).toBe('LAN-3405');
    expect(at(issued + 6 * minute - 1)).toBe('accepted');
    expect(at(issued + 6 * minute)).toBe('LAN-3406');
    expect(code(() => read({}, { clockTolerance: 0, receivedAt: issued + minute }))).toBe('LAN-3406');
  });

  it('has readable times', () => {
    const spoilt = (from: string, to: string) => {
      const text = assertionDocument(adaeze, ticket, issued).replaceAll(from, to);
      return code(() => readRoleAssertion(Buffer.from(text), options));
    };
    expect(spoilt('NotBefore="2026-11-02T09:11:00Z"', 'NotBefore="2026-11-02T09:11:00.123Z"')).toBe('accepted');
    expect(spoilt('NotBefore="2026-11-02T09:11:00Z"', 'NotBefore="2026-11-02T09:11:00"')).toBe('LAN-3404');
    expect(spoilt('NotBefore="2026-11-02T09:11:00Z"', '')).toBe('LAN-3404');
    expect(spoilt('NotBefore="2026-11-02T09:11:00Z"', 'NotBefore="yesterday"')).toBe('LAN-3404');
    expect(spoilt('NotOnOrAfter="2026-11-02T09:15:00Z"', 'NotOnOrAfter="2026-11-02T09:10:00Z"')).toBe('LAN-3404');
    expect(spoilt('NotOnOrAfter="2026-11-02T09:15:00Z"', 'NotOnOrAfter="2026-13-40T09:10:00Z"')).toBe('LAN-3404');
  });

  it('may be read from a file without its ticket, but never with a wrong one', () => {
    expect(code(() => read({}, { ticket: undefined }))).toBe('accepted');
    expect(code(() => read({}, { ticket: `${ticket}x` }))).toBe('LAN-3403');
    expect(code(() => read({ ticket: '' }))).toBe('LAN-3403');
  });

  it('[CIS1-21] must name exactly one profile', () => {
    const both = adaeze.profiles;
    expect(code(() => read({ sessionRole: null }))).toBe('LAN-3410');
    expect(code(() => read({ sessionRole: '' }))).toBe('LAN-3410');
    expect(code(() => read({ sessionRole: '555199999999' }))).toBe('LAN-3411');
    expect(code(() => read({ profiles: [] }))).toBe('LAN-3411');
    expect(code(() => read({ sessionRole: null, profiles: [] }))).toBe('LAN-3416');
    expect(code(() => read({ profiles: [...both, ...both] }))).toBe('LAN-3412');
    expect(code(() => read({ extra: [['ssbSessionRoleUid', ['555100000118']]] }))).toBe('LAN-3417');
    expect(code(() => read({ extra: [['ssbSessionRoleUid', [adaeze.selectedProfileId]]] }))).toBe('accepted');
  });

  it('[CIS1-26] says training, and refuses training, unknown modes and inactive people', () => {
    expect(read({ mode: '1' }).mode).toBe('training');
    expect(read({ mode: '0' }).mode).toBe('live');
    expect(read({ mode: null }).mode).toBe('live');
    expect(code(() => read({ mode: '1' }, { liveOnly: true }))).toBe('LAN-3408');
    expect(code(() => read({ mode: 'x' }))).toBe('LAN-3409');
    expect(code(() => read({ mode: '0', extra: [['ssbMode', ['1']]] }))).toBe('LAN-3409');
    expect(code(() => read({ extra: [['nhsPersonStatus', ['1']]] }))).toBe('accepted');
    expect(code(() => read({ extra: [['nhsPersonStatus', ['0']]] }))).toBe('LAN-3407');
  });

  it('refuses a uid that is missing, malformed, or given twice', () => {
    const all = (uid: string): DocumentChanges => ({ attributeUid: uid, outerUid: uid, innerUid: uid });
    expect(code(() => read(all('')))).toBe('LAN-3401');
    expect(code(() => read(all('12345678901')))).toBe('LAN-3401');
    expect(code(() => read(all('55510000001x')))).toBe('LAN-3401');
    expect(code(() => read({ extra: [['uid', ['555199999999']]] }))).toBe('LAN-3401');
    expect(code(() => read({ extra: [['UID', [adaeze.uid]]] }))).toBe('accepted');
  });

  it('needs role and organisation codes in the chosen profile only', () => {
    const first = { ...adaeze.profiles[0], jobRoleCode: '', organisation: { code: '', name: '' } };
    const [one, two] = adaeze.profiles;
    if (one === undefined || two === undefined) throw new Error('two profiles');
    const broken = { ...two, ...{ jobRoleCode: '' } };
    expect(code(() => read({ profiles: [{ ...one, ...first }, two] }))).toBe('accepted');
    expect(code(() => read({ profiles: [one, broken] }))).toBe('LAN-3413');
    const oddCode = read({ profiles: [one, { ...two, jobRoleCode: 'odd' }] });
    expect(oddCode.role.code).toBe('odd');
  });

  it('[CIS1-20] may have 0 to 200 profiles', () => {
    for (const count of [1, 2, 40, 200]) {
      const someone = withProfiles(adaeze, count, 5);
      const identity = read({}, {}, someone);
      expect(identity.profiles).toHaveLength(count);
      expect(identity.role.profileId).toBe(someone.selectedProfileId);
    }
  });
});

describe('what is not a role assertion', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
  const outcome = (content: Uint8Array) => code(() => readRoleAssertion(content, options));
  const good = assertionDocument(adaeze, ticket, issued);

  it.each([
    ['', 'LAN-3206'],
    [' \r\n\t', 'LAN-3206'],
    ['\uFEFF', 'LAN-3206'],
    ['<!DOCTYPE html><html></html>', 'LAN-3207'],
    ['\n<HTML><BODY>Please sign in</BODY></HTML>', 'LAN-3207'],
    ['<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z"/>', 'LAN-3207'],
    ['Access denied', 'LAN-3303'],
    ['<fault><code>42</code></fault>', 'LAN-3208'],
    ['<soap:Envelope xmlns:soap="urn:s"/>', 'LAN-3208'],
  ])('%j is refused', (text, expected) => {
    expect(outcome(bytes(text))).toBe(expected);
  });

  it('[CIS1-19] 10 MiB are refused without being parsed', () => {
    const started = performance.now();
    expect(outcome(Buffer.alloc(10 << 20, '<x>'))).toBe('LAN-3301');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('[CIS1-19] nested elements in a fault document are refused as well', () => {
    expect(outcome(bytes('<x>'.repeat(100_000)))).toBe('LAN-3307');
  });

  it('reads UTF-8 with or without a byte order mark, and ISO-8859-1 that says so', () => {
    const accented = good.replace('Okonkwo', 'Ökonkwö');
    expect(readRoleAssertion(bytes(`\uFEFF${accented}`), options).user.name).toContain('Ökonkwö');
    const latin = bytes(accented.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    expect(readRoleAssertion(latin, options).user.name).toContain('Ökonkwö');
    expect(outcome(bytes(accented, 'latin1'))).toBe('LAN-3302');
    expect(outcome(bytes(`\uFEFF${good}`, 'utf16le'))).toBe('LAN-3302');
    expect(outcome(bytes(good.replace('UTF-8', 'EBCDIC-US')))).toBe('LAN-3302');
  });

  it('shows what a fault document says, cleaned', () => {
    const fault = (text: string) => {
      try {
        readRoleAssertion(bytes(text), options);
      } catch (thrown) {
        if (thrown instanceof LanyardError) return thrown.message;
      }
      return '';
    };
    expect(fault('<f><faultcode>S:42</faultcode><faultstring>No &lt;b&gt;session</faultstring></f>')).toContain(
      'S:42, No b session',
    );
    const gp =
      '<gpOBJECT><gpPARAM name="error_code">1001</gpPARAM><gpPARAM name="error_text">Gone</gpPARAM></gpOBJECT>';
    expect(fault(gp)).toContain('1001, Gone');
    expect(fault(`<f><message>bad ${ticket} ticket</message></f>`)).toContain('bad … ticket');
    expect(fault('<strange/>')).toContain('document strange');
    expect(fault(`<f><text>${'x y '.repeat(500)}</text></f>`).length).toBeLessThan(250);
  });
});

describe('the service', () => {
  const service = (answer: Partial<HttpsAnswer>, now = issued) => {
    const skews: number[] = [];
    const assertions = createRoleAssertions({
      get: () =>
        Promise.resolve({
          status: 200,
          headers: {},
          body: Buffer.from(assertionDocument(adaeze, ticket, issued)),
          ...answer,
        }),
      url: 'https://spine.example/saml/RoleAssertion',
      connectTimeout: 1,
      totalTimeout: 1,
      clockTolerance: 5 * minute,
      liveOnly: false,
      now: () => now,
      onSkew: (skew) => skews.push(skew),
    });
    return { assertions, skews, identity: () => assertions.identityFor(ticket, new AbortController().signal) };
  };

  it('judges by the Date of the answer and reports the skew, or by the local clock when there is none', async () => {
    const hour = 60 * minute;
    const dated = service({ headers: { date: new Date(issued).toUTCString() } }, issued - hour);
    expect((await dated.identity()).user.id).toBe(adaeze.uid);
    expect(dated.skews).toEqual([hour]);
    await expect(service({}, issued - hour).identity()).rejects.toMatchObject({ code: 'LAN-3405' });
    await expect(service({ headers: { date: 'nonsense' } }, issued - hour).identity()).rejects.toMatchObject({
      code: 'LAN-3405',
    });
  });

  it('never repeats where a redirect leads but for its host', async () => {
    const location = `https://elsewhere.example/?token=${encodeURIComponent(ticket)}`;
    await expect(service({ status: 307, headers: { location } }).identity()).rejects.toMatchObject({
      code: 'LAN-3201',
      details: { host: 'spine.example', target: 'elsewhere.example', status: 307 },
    });
  });
});
