import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { viewSchema, type View } from '../electron/ipc/contract.ts';
import { inLanguage } from './messages/messages.ts';
import { stepOf } from './sign-in-steps.ts';
import { statusOf } from './status.ts';

const say = inLanguage('en');

const base: Omit<View, 'screen'> = {
  ribbon: 'live',
  simulatedCards: false,
  at: new Date(2026, 10, 22, 9, 5).getTime(),
  canSignIn: false,
  routes: ['agent'],
  authenticators: [],
  newer: null,
  language: 'en',
  readers: { service: 'running', outage: null, names: ['A 00 00'], withCard: [] },
};

const signedIn: View['screen'] = {
  name: 'signed-in',
  user: { id: '1', name: 'A' },
  role: { profileId: '1', code: 'R8000', name: '', organisation: { code: 'ZZ901', name: '' } },
  roles: [],
  reader: null,
  endsWithCard: 'this',
  route: 'agent',
  assurance: null,
  canStepUp: false,
  raising: null,
  refused: null,
  signOutEndsAgentSession: true,
  since: base.at,
  endsBy: base.at + 1,
  warning: null,
};

describe('statusOf', () => {
  const service = (readers: View['readers'], routes: View['routes'] = ['agent']) =>
    statusOf(say, { ...base, routes, readers, screen: { name: 'waiting-for-card' } }).text;

  it('does not pretend to know what it cannot', () => {
    expect(service({ service: 'unknown', outage: null, names: [], withCard: [] })).toBe('Cannot see the card reader');
    expect(service({ service: 'running', outage: null, names: [], withCard: [] })).toBe('No card reader found');
    expect(service({ service: 'running', outage: null, names: ['A'], withCard: [] })).toBe(
      'Waiting for your smartcard',
    );
    expect(service({ service: 'running', outage: null, names: ['A'], withCard: ['A'] })).toBe('Not signed in');
  });

  it('says for the ears that a newer version is out, beside where things stand', () => {
    const told = statusOf(say, { ...base, newer: '1.4.0', screen: { name: 'waiting-for-card' } });
    expect(told.text).toBe('Waiting for your smartcard');
    expect(told.spoken).toMatch(/^Version 1\.4\.0 of Lanyard is out/);
  });

  it('waits for no card where the browser leads', () => {
    expect(service({ service: 'unknown', outage: null, names: [], withCard: [] }, ['browser'])).toBe('Not signed in');
    expect(service({ service: 'running', outage: null, names: [], withCard: [] }, [])).toBe(
      'Lanyard is not set up correctly',
    );
  });

  it('tells a cancel from a failure by tone and shape', () => {
    const problem = { code: 'LAN-2401', message: 'x', remedy: 'y', who: [], neutral: true };
    const view = (neutral: boolean): View => ({
      ...base,
      screen: { name: 'signed-out', cardIn: true, problem: { ...problem, neutral } },
    });
    expect(v.is(viewSchema, view(true))).toBe(true);
    expect(statusOf(say, view(true))).toMatchObject({ tone: 'over', text: 'Not signed in' });
    const settings: View = {
      ...base,
      screen: { name: 'signed-out', cardIn: false, problem: { ...problem, code: 'LAN-5003', neutral: false } },
    };
    expect(statusOf(say, settings).text).toBe('Lanyard is not set up correctly');
    expect(statusOf(say, view(false))).toMatchObject({ tone: 'bad', icon: 'bad', text: 'Could not sign in' });
  });

  it('tells when a problem was, and first that no card can be seen now', () => {
    const problem = { code: 'LAN-2204', message: 'x', remedy: 'y', who: [], neutral: false };
    const failed = (problem_: typeof problem, more: Partial<View> = {}) =>
      statusOf(say, { ...base, ...more, screen: { name: 'signed-out', cardIn: false, problem: problem_ } });
    const readers: View['readers'] = { service: 'unknown', outage: null, names: [], withCard: [] };
    expect(failed(problem)).toMatchObject({ text: 'Could not sign in', aside: 'at 09:05' });
    const dead = { tone: 'attention', text: 'Cannot see the card reader' };
    expect(failed(problem, { readers })).toMatchObject(dead);
    expect(failed({ ...problem, neutral: true }, { readers })).toMatchObject(dead);
    expect(failed({ ...problem, code: 'LAN-5003' }, { readers }).text).toBe('Lanyard is not set up correctly');
    expect(failed(problem, { readers, routes: ['browser'] }).text).toBe('Could not sign in');
  });

  it('says since when the session runs, not since when its state is as it is', () => {
    const screen: View['screen'] = { ...signedIn, since: base.at - 3_600_000 };
    expect(statusOf(say, { ...base, screen }).aside).toBe('since 08:05');
  });

  it('says with the sign-in in which world it is, unless that is the live one', () => {
    const spoken = (ribbon: View['ribbon']) => statusOf(say, { ...base, ribbon, screen: signedIn }).spoken;
    expect(spoken('training')).toBe('Environment: TRAINING');
    expect(spoken('live')).toBeNull();
  });

  it('speaks the step that the eyes read in the heading', () => {
    const status = statusOf(say, { ...base, screen: { name: 'signing-in', step: 'passcode', reader: null } });
    expect(status).toMatchObject({ aside: 'Step 2 of 3', spoken: expect.stringContaining('passcode') as string });
  });

  it('tells the way to choose a role from having none', () => {
    const choosing = { name: 'choosing-role', user: { id: '1', name: 'A' }, last: null, since: 0 } as const;
    const role = { profileId: '1', code: 'R8000', name: '', organisation: { code: 'ZZ901', name: '' } };
    expect(statusOf(say, { ...base, screen: { ...choosing, roles: [role] } }).text).toBe('Choose your role');
    expect(statusOf(say, { ...base, screen: { ...choosing, roles: [] } }).text).toBe('No role');
  });
});

describe('stepOf', () => {
  const steps = viewSchema.entries.screen.options[2].entries.step.options;

  it.each(steps)('has words and a place for the step %s', (step) => {
    expect(say(`signingIn.${step}.heading`)).not.toBe('');
    expect(say(`signingIn.${step}.text`)).toMatch(/\.$/);
    expect(say('signingIn.step', stepOf(step))).toMatch(/^Step [123] of 3$/);
  });
});
