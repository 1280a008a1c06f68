import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openJournal, type AuditEntry } from '../../electron/audit/index.ts';
import { LanyardError } from '../../electron/errors/index.ts';
import { logLinesOf } from '../../electron/compose/log-of-session.ts';
import { journalEntriesOf } from '../../electron/compose/journal-of-session.ts';
import { openLog, type LogEvent, type LogFields } from '../../electron/log/index.ts';
import { saveSupportFile, supportEntries } from '../../electron/support/index.ts';
import { makeToken } from '../simulator/agent/make-token.ts';
import { people } from '../simulator/people.ts';
import { faultMatrix } from '../unit/docs/fault-matrix.ts';
import { unzipped } from './support-zip.ts';

/** A day full of secrets goes through everything that a support file is made of. */

const noon = Date.UTC(2026, 10, 22, 12);

/** What must not be in it, by kind. */
const secrets: Readonly<Record<string, readonly string[]>> = {
  tickets: [makeToken(), makeToken(), makeToken()],
  tokens: [
    'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiI5OTkwMDAwMDAwMTciLCJuYW1lIjoiQWRhZXplIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg',
    'dGhpcyBpcyBhbiBvcGFxdWUgcmVmcmVzaCB0b2tlbiwgMTIzNDU2Nzg5MCE',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ],
  assertions: ['<saml:Assertion AssertionID="_planted0001" Issuer="planted-issuer">planted-subject</saml:Assertion>'],
  codes: [
    'code=SplxlOBeZQQYbYS6WxSbIA',
    'state=af0ifjsldkj',
    'nonce=n-0S6_WzA2Mj',
    'code_verifier=dBjftJeZ4CVP-mB92K27',
  ],
  headers: ['Authorization: Bearer SlAV32hkKG', 'Cookie: session=SGVsbG8sIFdvcmxkIQ'],
  passcodes: ['passcode 73918460', 'password=correct-horse', 'PIN: 4711'],
  names: [...people.map(({ name }) => name), 'adaeze.okonkwo@nhs.example'],
};
const all = Object.values(secrets).flat();

/** What of them would be recognised: the whole, and its telling parts. */
const marks = [
  ...all.filter((secret) => !/^(?:passcode|PIN)/.test(secret)),
  ...[
    '73918460',
    'correct-horse',
    'SplxlOBeZQQYbYS6WxSbIA',
    'af0ifjsldkj',
    'n-0S6_WzA2Mj',
    'dBjftJeZ4CVP',
    'SlAV32hkKG',
  ],
  ...['SGVsbG8sIFdvcmxkIQ', 'planted', 'Okonkwo', 'okonkwo', 'Beddoe', 'Venkataraman', 'Abernathy'],
];

async function aDay(folder: string) {
  const logs = path.join(folder, 'logs');
  const journal = path.join(folder, 'journal');
  const log = openLog({ folder: logs, level: 'debug', osSession: '1', part: 'desktop', clock: { now: () => noon } });
  const record = openJournal({ folder: journal, now: () => noon, osSession: '1' });

  // What really happens in a day: every step of every state, with people in them.
  for (const { before, after } of faultMatrix()) {
    for (const { level, event, fields } of logLinesOf(before, after)) log[level](event, fields);
    for (const entry of journalEntriesOf(before, after)) record.append(entry);
  }
  // What a careless caller might do.
  for (const secret of all) {
    log.error('defect', { error: new Error(secret, { cause: secret }), reason: secret, what: secret });
    log.with({ step: secret }).info(secret as LogEvent, { [secret]: secret, user: secret } as LogFields);
    log.warn('request-failed', { error: new LanyardError('LAN-3101', { host: secret }, { cause: new Error(secret) }) });
    record.append({ kind: 'sign-in-failed', attempt: 1, user: secret, organisation: secret, reader: secret });
    record.append({ kind: secret, [secret]: secret } as unknown as AuditEntry);
  }
  await record.close();
  // What somebody else might have written there.
  for (const target of [logs, journal]) {
    const [name = ''] = readdirSync(target).filter((file) => file.endsWith('.jsonl'));
    const line = JSON.parse(readFileSync(path.join(target, name), 'utf8').split('\n')[0] ?? '') as object;
    for (const secret of all) {
      appendFileSync(path.join(target, name), `${secret}\n${JSON.stringify({ ...line, note: secret })}\n`);
    }
  }
  return { logs, journal };
}

/** Settings and results of checks that hold all of it, in every way they can. */
const settings = {
  'identityAgent.library': {
    value: 'C:\\Users\\adaeze.okonkwo\\TicketApiDll.dll',
    from: 'machine-file',
    locked: false,
  },
  'spine.roleAssertionUrl': { value: 'https://sb.example/saml/RoleAssertion', from: 'default', locked: true },
  'cis2.clientSecret': { value: 'correct-horse', from: 'machine-policy', locked: true },
  ...Object.fromEntries(all.map((secret, index) => [`odd.${String(index)}`, { value: secret, [secret]: [secret] }])),
  'odd.url': `https://okonkwo:correct-horse@sb.example/a?${secrets['codes']?.join('&') ?? ''}#${all.join(' ')}`,
};
const results = [
  { id: 'agent', outcome: 'ok', sentence: 'The Identity Agent is running.', code: null, took: 12 },
  ...all.map((secret) => ({
    id: 'tls',
    outcome: 'failed',
    code: 'LAN-3101',
    sentence: `The other side said "${secret}".`,
    facts: { [secret]: secret, list: [secret, { deep: secret }] },
  })),
];

test('[CIS1-39] the support file of a day full of secrets contains none, and everything else', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-support-'));
  const entries = await supportEntries({
    ...(await aDay(folder)),
    selfTest: () => Promise.resolve(results),
    versions: { lanyard: '0.1.0', system: { platform: 'linux' } },
    settings,
    now: noon,
    alsoRemove: people.flatMap(({ name }) => name.split(/[ -]/)),
  });
  const file = path.join(folder, 'support.zip');
  await saveSupportFile(entries, { file, replace: false, at: noon });
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const files = await unzipped(file);
  expect([...files.keys()]).toEqual([
    'README.txt',
    'self-test.json',
    'versions.json',
    'settings.json',
    'journal.jsonl',
    'logs/lanyard-2026-11-22.1.desktop.1.jsonl',
  ]);
  for (const { name, text } of entries) expect(files.get(name)).toEqual({ text, mode: 0o600 });
  for (const mark of marks) {
    for (const form of [
      mark,
      encodeURIComponent(mark),
      Buffer.from(mark).toString('hex'),
      JSON.stringify(mark).slice(1, -1),
    ]) {
      for (const [name, { text }] of files)
        expect(text.includes(form), `${mark.slice(0, 6)}… is in ${name}`).toBe(false);
      expect(readFileSync(file).includes(form)).toBe(false);
    }
  }

  const text = (name: string) => files.get(name)?.text ?? '';
  expect(text('journal.jsonl')).toContain('"user":"055510000024"');
  expect(text('journal.jsonl')).toContain('"reason":"card-removed"');
  expect(text('logs/lanyard-2026-11-22.1.desktop.1.jsonl')).toContain('"to":"ended","reason":"card-removed"');
  expect(text('logs/lanyard-2026-11-22.1.desktop.1.jsonl')).toContain('"code":"LAN-3101"');
  expect(text('self-test.json')).toContain('The Identity Agent is running.');
  expect(JSON.parse(text('settings.json'))).toMatchObject({
    'spine.roleAssertionUrl': { value: 'https://sb.example/saml/RoleAssertion', from: 'default', locked: true },
    'identityAgent.library': { from: 'machine-file' },
  });
  expect(text('README.txt')).toMatch(/\d+ lines of log files were not written by Lanyard/);
});
