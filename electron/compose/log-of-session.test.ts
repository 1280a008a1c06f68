import { describe, expect, test } from 'vitest';
import { faultMatrix } from '../../test/unit/docs/fault-matrix.ts';
import { logLinesOf } from './log-of-session.ts';
import { finalLine } from '../log/line.ts';

describe('the log', () => {
  const outcomes = faultMatrix();
  const stateNamed = (name: string) => {
    const found = outcomes.find((outcome) => outcome.state === name);
    if (found === undefined) throw new Error(name);
    return found.before;
  };
  const linesOf = (from: string, to: string) => logLinesOf(stateNamed(from), stateNamed(to));

  test('can say every step in full, and never says who', () => {
    for (const { before, after } of outcomes) {
      for (const { level, event, fields } of logLinesOf(before, after)) {
        const line = { time: '2026-11-22T12:00:00.000Z', part: 'desktop', level, event, ...fields };
        expect(finalLine(line)).toEqual(line);
        expect(JSON.stringify(line)).not.toMatch(/Beddoe|055510000024|Reader/);
      }
    }
  });

  test('says why every session and attempt ended, with the attempt', () => {
    const ends = outcomes.filter(({ before, after }) => after.name === 'ended' && before.name !== 'ended');
    expect(ends.length).toBeGreaterThan(20);
    for (const { before, after } of ends) {
      const reason = after.name === 'ended' ? after.reason : undefined;
      expect(logLinesOf(before, after)).toContainEqual({
        level: 'info',
        event: 'state',
        fields: { attempt: after.attempt, from: before.name, to: 'ended', reason },
      });
    }
  });

  test('[CIS2-40] says how CIS2 saw a sign-in: its reference, what it answered, the levels', () => {
    expect(linesOf('checking tokens', 'by browser, with card').at(-1)?.fields).toMatchObject({
      route: 'browser',
      tracking: '0c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5-7788',
      acr: 'AAL3_ANY',
      amr: ['CIS2_SMARTCARD'],
      aal: 3,
      ial: 3,
    });
  });

  test('[CIS2-40] says every way that CIS2 named, and of a word that may be anything that there was one', () => {
    const before = stateNamed('by browser, with card');
    if (before.name !== 'signed-in' || before.proof.route !== 'browser') throw new Error('not by browser');
    const assurance = { ...before.proof.assurance, amr: ['OKONKWO', 'N3_SMARTCARD', ...Array<string>(9).fill('TOTP')] };
    const after = { ...before, proof: { ...before.proof, assurance } };
    const amr = logLinesOf(before, after)[0]?.fields.amr;
    expect(amr).toEqual(['OTHER', 'N3_SMARTCARD', 'TOTP', 'TOTP', 'TOTP', 'TOTP', 'TOTP', 'TOTP']);
  });

  test('says that CIS2 named a role that the person does not have', () => {
    const before = stateNamed('choosing a role');
    if (before.name !== 'choosing-role') throw new Error('not choosing');
    const after = { ...before, person: { ...before.person, unknownSelection: true } };
    const [line] = logLinesOf({ ...before, name: 'waiting-for-card' }, after);
    expect(line?.fields).toMatchObject({ to: 'choosing-role', what: 'role-unknown' });
    const time = '2026-11-22T12:00:00.000Z';
    expect(finalLine({ time, part: 'desktop', level: 'info', event: 'state', ...line?.fields })).not.toHaveProperty(
      'omitted',
    );
  });

  test('says in full that somebody steps up', () => {
    const fields = linesOf('by browser, no card', 'stepping up').at(-1)?.fields;
    const line = { time: '2026-11-22T12:00:00.000Z', part: 'desktop', level: 'info', event: 'state', ...fields };
    expect(finalLine(line)).toEqual(line);
  });

  test('says nothing where nothing happened', () => {
    for (const { before } of outcomes) expect(logLinesOf(before, before)).toEqual([]);
  });

  test('tells steps, failures with their code, and cards by their number', () => {
    expect(linesOf('waiting for a card', 'looking for a ticket')).toEqual([
      { level: 'info', event: 'cards', fields: { service: 'running', readers: 1, cards: 1 } },
      {
        level: 'info',
        event: 'state',
        fields: { attempt: 1, from: 'waiting-for-card', to: 'signing-in', route: 'agent', step: 'checking' },
      },
    ]);
    expect(linesOf('looking for a ticket', 'waiting for the passcode')).toMatchObject([
      { fields: { step: 'passcode' } },
    ]);
    expect(linesOf('waiting for the assertion', 'failed, ticket left')).toMatchObject([
      {
        level: 'warn',
        event: 'state',
        fields: { attempt: 1, to: 'signed-out', code: expect.stringMatching(/^LAN-/) as unknown },
      },
    ]);
    expect(linesOf('signed in', 'covered (flicker)').at(-1)).toMatchObject({
      fields: { what: 'cover', reason: 'card-removed' },
    });
    expect(linesOf('by browser, no card', 'stepping up').at(-1)).toMatchObject({
      fields: { what: 'step-up', step: 'browser' },
    });
  });
});
