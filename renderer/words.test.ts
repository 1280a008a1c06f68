import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { viewSchema, type View } from '../electron/ipc/contract.ts';
import { readerName } from './reader-name.ts';
import { statusOf } from './status.ts';
import { timeOfDay } from './time.ts';
import { headline, words } from './words.ts';

const screens = viewSchema.entries.screen.options;
const endReasons = screens[4].entries.reason.options;
const steps = screens[2].entries.step.options;
const ribbons = viewSchema.entries.ribbon.options;

const base: Omit<View, 'screen'> = {
  ribbon: 'live',
  simulatedCards: false,
  at: new Date(2026, 10, 22, 9, 5).getTime(),
  canSignIn: false,
  readers: { service: 'running', outage: null, names: ['A 00 00'], withCard: [] },
};

describe('words', () => {
  it.each(endReasons)('has a heading for the end reason %s, with the time', (reason) => {
    expect(words.endHeading(reason, '09:41')).toMatch(/^[A-Z].*at 09:41$/);
  });

  it.each(steps)('has words and a number for the step %s', (step) => {
    expect(words.steps[step].heading).not.toBe('');
    expect(words.steps[step].text).toMatch(/\.$/);
    expect(words.stepOf(step)).toMatch(/^Step [123] of 3$/);
  });

  it('names every world in capitals', () => {
    for (const ribbon of ribbons) expect(words.ribbon[ribbon]).toBe(ribbon.toUpperCase());
  });

  it('says passcode, never PIN', () => {
    expect(JSON.stringify(words)).not.toMatch(/\bPIN\b/);
  });

  it('names helpers in the order to ask', () => {
    expect(words.helpers(['user', 'ra'])).toBe('you, then your Registration Authority');
  });

  it('splits a message into heading and rest', () => {
    expect(headline('Your smartcard is locked. The passcode was wrong.')).toEqual({
      heading: 'Your smartcard is locked',
      rest: 'The passcode was wrong.',
    });
    expect(headline('No answer from broker.nhs.uk in 10.5 s.').heading).toBe('No answer from broker.nhs.uk in 10.5 s');
    expect(headline('').heading).toBe('');
  });
});

describe('statusOf', () => {
  const service = (readers: View['readers']) =>
    statusOf({ ...base, readers, screen: { name: 'waiting-for-card' } }).text;

  it('does not pretend to know what it cannot', () => {
    expect(service({ service: 'unknown', outage: null, names: [], withCard: [] })).toBe('Cannot see the card reader');
    expect(service({ service: 'running', outage: null, names: [], withCard: [] })).toBe('No card reader found');
    expect(service({ service: 'running', outage: null, names: ['A'], withCard: [] })).toBe(
      'Waiting for your smartcard',
    );
    expect(service({ service: 'running', outage: null, names: ['A'], withCard: ['A'] })).toBe('Not signed in');
  });

  it('tells a cancel from a failure by tone and shape', () => {
    const problem = { code: 'LAN-2401', message: 'x', remedy: 'y', who: [], neutral: true };
    const view = (neutral: boolean): View => ({
      ...base,
      screen: { name: 'signed-out', cardIn: true, problem: { ...problem, neutral } },
    });
    expect(v.is(viewSchema, view(true))).toBe(true);
    expect(statusOf(view(true))).toMatchObject({ tone: 'over', text: 'Not signed in' });
    const settings: View = {
      ...base,
      screen: { name: 'signed-out', cardIn: false, problem: { ...problem, code: 'LAN-5003', neutral: false } },
    };
    expect(statusOf(settings).text).toBe('Lanyard is not set up correctly');
    expect(statusOf(view(false))).toMatchObject({ tone: 'bad', icon: 'bad', text: 'Could not sign in' });
  });

  it('speaks the step that the eyes read in the heading', () => {
    const status = statusOf({ ...base, screen: { name: 'signing-in', step: 'passcode', reader: null } });
    expect(status).toMatchObject({ aside: 'Step 2 of 3', spoken: expect.stringContaining('passcode') as string });
  });
});

describe('readerName', () => {
  it('leaves out what only the smartcard service needs', () => {
    expect(readerName('OMNIKEY 3121 00 00', [])).toBe('OMNIKEY 3121');
    expect(readerName('Identiv uTrust 2700 R [CCID Interface] (53691) 01 00', [])).toBe('Identiv uTrust 2700 R');
    expect(readerName('OMNIKEY CardMan 3x21 0', ['OMNIKEY CardMan 3x21 0'])).toBe('OMNIKEY CardMan 3x21');
  });

  it('keeps twins apart', () => {
    const twins = ['Virtual PCD 00 00', 'Virtual PCD 00 01'];
    expect(twins.map((name) => readerName(name, twins))).toEqual(twins);
  });
});

it('shows the time as a clock does', () => {
  expect(timeOfDay(base.at)).toBe('09:05');
});
