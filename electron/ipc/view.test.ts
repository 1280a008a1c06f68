import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Card } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import type { BrowserProof } from '../session/proof.ts';
import type { CardsView, SessionState, SignedIn, SignedOut } from '../session/state.ts';
import { environments } from '../settings/schema.ts';
import { longestText } from './contract-parts.ts';
import { viewSchema, type View } from './contract.ts';
import { viewOf, type ViewContext } from './view.ts';

const card: Card = { reader: 'OMNIKEY 3121 00 00', atr: '3B8001811F', count: 7 };
const other: Card = { reader: 'Virtual PCD 00 01', atr: '3B00', count: 2 };
const cards: CardsView = {
  service: 'running',
  outage: null,
  readers: [card.reader, other.reader],
  cards: [card],
  newest: card,
};
const empty: CardsView = { ...cards, cards: [], newest: null };
const context: ViewContext = {
  environment: 'live',
  simulatedCards: false,
  endTicketOn: 'removal-and-sign-out',
  timeLimit: 3_600_000,
  endOnTokenExpiry: true,
  routes: ['agent', 'browser'],
  authenticators: [{ id: 'smartcard', level: 3 }],
  language: 'en',
  newer: null,
  lastRole: (_user, profileIds) => profileIds[1] ?? null,
};
const common = { at: 1_795_340_460_000, attempt: 1, cards };

const role = {
  profileId: '555087654321',
  code: 'S8000:G8000:R8001',
  name: 'Nurse Access Role',
  organisation: { code: 'ZZ901', name: 'Meadow Lane Surgery' },
  activities: ['B0380'],
  areasOfWork: [],
  workgroups: [],
};
const signedIn: SignedIn = {
  ...common,
  name: 'signed-in',
  binding: { kind: 'card', card },
  identity: { user: { id: '555012345678', name: 'Adaeze Okonkwo' }, mode: 'live', role, profiles: [role] },
  holder: 1,
  proof: { route: 'agent', mark: { key: '00', value: 'fingerprint-of-the-ticket' } },
  since: { wall: common.at, mono: 5 },
  touched: 5,
  warning: null,
  cover: null,
  watch: { asked: 5, misses: 0 },
  raising: null,
  refused: null,
};
const second = { ...role, profileId: '555087654333', name: 'Clerical Access Role' };
const proof: BrowserProof = {
  route: 'browser',
  assurance: {
    level: 2,
    authenticator: { id: 'passkey', name: 'Passkey' },
    identityLevel: 3,
    acr: 'AAL2_OR_AAL3_ANY',
    amr: ['PASSKEY'],
    smartcard: false,
  },
  subject: '555012345678',
  sid: 'session-at-cis2',
  auditTrackingId: '',
  issuedAt: common.at,
  expiresAt: common.at + 60_000,
};
const byBrowser: SignedIn = {
  ...signedIn,
  binding: { kind: 'none' },
  identity: { ...signedIn.identity, profiles: [role, second] },
  proof,
};
const signedOut: SignedOut = {
  ...common,
  name: 'signed-out',
  starting: false,
  evidence: null,
  problem: null,
  leftBehind: null,
};
const ended = (reason: 'card-removed' | 'signed-out' | 'quit'): SessionState => ({
  ...common,
  name: 'ended',
  reason,
  route: 'agent',
  agentSession: 'ended',
  leftBehind: null,
});

/** The view, which must also pass the contract. */
function checked(state: SessionState, changes: Partial<ViewContext> = {}): View {
  const view = viewOf(state, { ...context, ...changes });
  expect(v.parse(viewSchema, view)).toEqual(view);
  return view;
}

describe('viewOf', () => {
  it('shows who is signed in, and nothing the window has no use for', () => {
    expect(checked(signedIn)).toEqual({
      ribbon: 'live',
      simulatedCards: false,
      at: common.at,
      canSignIn: true,
      routes: ['agent', 'browser'],
      authenticators: [{ id: 'smartcard', level: 3 }],
      newer: null,
      language: 'en',
      readers: { service: 'running', outage: null, names: [card.reader, other.reader], withCard: [card.reader] },
      screen: {
        name: 'signed-in',
        user: { id: '555012345678', name: 'Adaeze Okonkwo' },
        role: {
          profileId: '555087654321',
          code: 'S8000:G8000:R8001',
          name: 'Nurse Access Role',
          organisation: { code: 'ZZ901', name: 'Meadow Lane Surgery' },
        },
        roles: [],
        reader: card.reader,
        endsWithCard: 'this',
        route: 'agent',
        assurance: null,
        canStepUp: false,
        raising: null,
        refused: null,
        signOutEndsAgentSession: true,
        since: common.at,
        endsBy: common.at + context.timeLimit,
        warning: null,
      },
    });
  });

  it('says since when the session runs, whatever happened to its state since then, in whole milliseconds', () => {
    const later = checked({ ...signedIn, at: common.at + 3_600_000, since: { wall: common.at + 0.4, mono: 5 } });
    expect(later.screen).toMatchObject({ since: common.at });
  });

  it('never says that a session outlives its card when any of several ends it', () => {
    const either = checked({ ...signedIn, binding: { kind: 'any', cards: [card, other] } });
    expect(either.screen).toMatchObject({ reader: null, endsWithCard: 'any' });
  });

  it('shows nothing of the session while the card has lost contact', () => {
    const covered = checked({ ...signedIn, cover: { until: 700, reason: 'card-removed' } });
    expect(covered.screen).toEqual({ name: 'covered' });
    expect(JSON.stringify(covered)).not.toContain('Okonkwo');
  });

  it('says before a sign-out whether it reaches other applications', () => {
    expect(checked(signedIn, { endTicketOn: 'sign-out' }).screen).toMatchObject({ signOutEndsAgentSession: true });
    expect(checked(signedIn, { endTicketOn: 'never' }).screen).toMatchObject({ signOutEndsAgentSession: false });
  });

  it('shows how somebody signed in with the browser, and until when, and nothing of the proof itself', () => {
    const view = checked(byBrowser);
    expect(view.screen).toMatchObject({
      route: 'browser',
      assurance: { level: 2, authenticator: { id: 'passkey', name: 'Passkey' }, identityLevel: 3 },
      canStepUp: true,
      roles: [{ profileId: role.profileId }, { profileId: second.profileId }],
      reader: null,
      endsWithCard: 'none',
      endsBy: common.at + 60_000,
      signOutEndsAgentSession: false,
    });
    expect(JSON.stringify(view)).not.toContain('session-at-cis2');
    expect(checked(byBrowser, { endOnTokenExpiry: false }).screen).toMatchObject({ endsBy: common.at + 3_600_000 });
  });

  it('tells a whole time, also for a proof that expires within a millisecond', () => {
    const fraction = { ...byBrowser, proof: { ...proof, expiresAt: common.at + 60_000.25 } };
    expect(checked(fraction).screen).toMatchObject({ endsBy: common.at + 60_000 });
  });

  it('offers the roles of a person who has none yet, the last one marked', () => {
    const { user, profiles } = byBrowser.identity;
    const since = { wall: common.at, mono: 5 };
    const choosing = { ...common, name: 'choosing-role', binding: { kind: 'none' }, since, touched: 5 } as const;
    expect(checked({ ...choosing, person: { user, profiles, role: null, proof } }).screen).toMatchObject({
      name: 'choosing-role',
      user,
      roles: [{ name: 'Nurse Access Role' }, { name: 'Clerical Access Role' }],
      last: second.profileId,
    });
    expect(checked({ ...choosing, person: { user, profiles: [], role: null, proof } }).screen).toMatchObject({
      roles: [],
      last: null,
    });
  });

  it('tells of a newer version only where nobody is signed in and nothing else has to be told', () => {
    const newer = (state: SessionState) => checked(state, { newer: '1.4.0' }).newer;
    expect(newer({ ...common, name: 'waiting-for-card', cards: empty })).toBe('1.4.0');
    expect(newer(signedOut)).toBe('1.4.0');
    expect(newer({ ...signedOut, starting: true })).toBeNull();
    expect(newer({ ...signedOut, problem: new LanyardError('LAN-3101').toValue() })).toBeNull();
    for (const state of [signedIn, ended('card-removed')]) expect(newer(state)).toBeNull();
  });

  it('tells starting from not knowing, and signed out from waiting', () => {
    const unknown: CardsView = { service: 'unknown', outage: null, readers: [], cards: [], newest: null };
    expect(checked({ ...signedOut, cards: unknown, starting: true }).readers.service).toBe('starting');
    expect(checked({ ...signedOut, cards: unknown }).readers.service).toBe('unknown');
    expect(checked(signedOut).screen).toEqual({ name: 'signed-out', problem: null, cardIn: true });
    expect(checked({ ...common, name: 'waiting-for-card', cards: empty })).toMatchObject({
      canSignIn: false,
      screen: { name: 'waiting-for-card' },
    });
  });

  it('says why nothing can be told about cards, where that is known', () => {
    const out: CardsView = { service: 'unknown', outage: 'LAN-1001', readers: [], cards: [], newest: null };
    expect(checked({ ...common, name: 'waiting-for-card', cards: out }).readers.outage).toMatchObject({
      code: 'LAN-1001',
      who: ['user', 'it'],
      neutral: false,
    });
  });

  it('lets a site without local readers sign in', () => {
    expect(checked({ ...common, name: 'waiting-for-card', cards: empty }, { withoutCard: true }).canSignIn).toBe(true);
  });

  it('carries an error with its helpers, and no detail', () => {
    const problem = new LanyardError('LAN-9003', { file: '/etc/secret' }).toValue();
    expect(checked({ ...signedOut, problem }).screen).toEqual({
      name: 'signed-out',
      cardIn: true,
      problem: {
        code: 'LAN-9003',
        message: problem.message,
        remedy: problem.remedy,
        who: ['it'],
        neutral: false,
      },
    });
  });

  it('names the reader of a sign-in only when it is known', () => {
    const signingIn = {
      ...common,
      name: 'signing-in',
      route: 'agent',
      owners: [],
      step: 'passcode',
      asked: true,
      evidence: null,
      mark: null,
    } as const;
    expect(checked({ ...signingIn, binding: { kind: 'card', card } }).screen).toEqual({
      name: 'signing-in',
      step: 'passcode',
      reader: card.reader,
    });
    expect(checked({ ...signingIn, binding: { kind: 'any', cards: [card, other] } }).screen).toMatchObject({
      reader: null,
    });
    expect(checked({ ...signingIn, binding: { kind: 'none' } }).screen).toMatchObject({ reader: null });
  });

  it('never says that everything is signed out when the agent was left signed in', () => {
    for (const agentSession of ['kept', 'ending', 'ended'] as const) {
      const end = { ...common, name: 'ended', reason: 'card-removed', agentSession, leftBehind: null } as const;
      expect(checked({ ...end, route: 'agent' }).screen).toMatchObject({ agentSession });
      expect(checked({ ...end, route: 'browser' }).screen).toMatchObject({ agentSession: 'ended' });
    }
  });

  it('shows the world of the settings, and training wherever it is said', () => {
    const ribbons = environments.map((environment) => checked(signedOut, { environment }).ribbon);
    expect(ribbons).toEqual(['live', 'test', 'test', 'test', 'training', 'simulator']);
    const training: SessionState = { ...signedIn, identity: { ...signedIn.identity, mode: 'training' } };
    for (const environment of environments) expect(checked(training, { environment }).ribbon).toBe('training');
  });

  it('cuts what is too long instead of losing the state', () => {
    const name = 'x'.repeat(longestText + 1);
    const long: SessionState = {
      ...signedIn,
      identity: { ...signedIn.identity, user: { id: name, name }, role: { ...role, name } },
    };
    expect(checked(long).screen).toMatchObject({ user: { name: `${'x'.repeat(longestText - 1)}…` } });
  });
});

describe('the contract', () => {
  const view = viewOf(signedIn, context);

  it('refuses anything it does not name, at every level', () => {
    expect(v.is(viewSchema, view)).toBe(true);
    expect(v.is(viewSchema, { ...view, ticket: 'x' })).toBe(false);
    expect(v.is(viewSchema, { ...view, screen: { ...view.screen, ticket: 'x' } })).toBe(false);
    expect(v.is(viewSchema, { ...view, readers: { ...view.readers, token: 'x' } })).toBe(false);
  });

  it('refuses an unknown state', () => {
    expect(v.is(viewSchema, { ...view, screen: { name: 'signed-inn' } })).toBe(false);
  });
});
