import type { ErrorValue } from '../errors/index.ts';
import { LanyardError } from '../errors/index.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import { bindingOf, bindingTo, cardsOf, stillThere } from './cards-view.ts';
import type { BrowserAttempt, Effect } from './events.ts';
import { idleSince, isInTime, keepEvidence } from './kept-evidence.ts';
import { begin, fail, signedOut, stay, touchedNow, type Context, type Transition } from './moves.ts';
import type { SessionPolicy } from './policy.ts';
import type { BrowserEvidence, BrowserPerson, BrowserProof } from './proof.ts';
import type {
  AttemptId,
  Binding,
  BrowserSignIn,
  ChoosingRole,
  Moment,
  Raising,
  SessionState,
  SignedIn,
  SignedOut,
} from './state.ts';

/** The moves of a session that comes about in the browser (cis2 5 to 12). */

/** Begins a sign-in in the browser; a card that is in may be the one it is done with. */
export function startBrowser(
  state: SessionState,
  context: Context,
  options: { readonly authenticator?: string; readonly binding?: Binding } = {},
): Transition {
  if (!context.policy.routes.includes('browser')) return fail(state, new LanyardError('LAN-4014'), context);
  const attempt = state.attempt + 1;
  const binding = options.binding ?? bindingTo(state.cards);
  const next: BrowserSignIn = {
    name: 'signing-in',
    route: 'browser',
    at: context.now,
    cards: state.cards,
    attempt,
    step: 'opening',
    binding,
  };
  const { authenticator } = options;
  const asked = authenticator === undefined ? {} : { authenticator };
  return { state: next, effects: [{ type: 'sign-in-by-browser', attempt, ...asked }] };
}

/** The person is known. With a role the session begins; without one it is for the person to choose. */
export function accept(state: BrowserSignIn, person: BrowserPerson, context: Context): Transition {
  const binding = bindingFor(person.proof, state.binding, context);
  if (binding === null) {
    const abandoned: Effect = { type: 'abandon', attempt: state.attempt };
    return { ...fail(state, new LanyardError('LAN-4015'), context), effects: [abandoned] };
  }
  const notice = awaitNotice(state.attempt, person.proof, context);
  if (person.role !== null) {
    const next = sessionOf({ ...state, binding }, person, person.role, context);
    return { state: next, effects: [...keepEvidence(next), ...notice] };
  }
  const next = choosing({ ...state, binding }, person, { wall: context.now, mono: context.mono }, context);
  return { state: next, effects: notice };
}

/** The person has chosen a role, for the session that begins or within one: another role of the same list (cis2 11.3). */
export function chooseRole(state: ChoosingRole | SignedIn, profileId: string, context: Context): Transition {
  const profiles = state.name === 'choosing-role' ? state.person.profiles : state.identity.profiles;
  const role = profiles.find((profile) => profile.profileId === profileId);
  if (role === undefined) return stay(state);
  if (state.name === 'choosing-role') {
    const next = { ...sessionOf(state, state.person, role, context), since: state.since };
    return { state: next, effects: keepEvidence(next) };
  }
  if (state.proof.route === 'agent' || state.cover !== null || role.profileId === state.identity.role.profileId) {
    return stay(state);
  }
  const next: SignedIn = { ...touchedNow(state, context), identity: { ...state.identity, role } };
  return { state: next, effects: keepEvidence(next) };
}

/** A second sign-in on top of the session, which stays as it is unless that succeeds (cis2 6.3, 11.3). */
export function raise(state: SignedIn, purpose: Raising['purpose'], context: Context): Transition {
  if (state.proof.route !== 'browser' || state.raising !== null || state.cover !== null) return stay(state);
  const attempt = state.attempt + 1;
  const binding = state.binding.kind === 'none' ? bindingTo(state.cards) : state.binding;
  const raising: Raising = { attempt, purpose, step: 'opening', binding };
  const sameSubject = state.proof.subject;
  const effect: BrowserAttempt =
    purpose === 'step-up'
      ? { type: 'sign-in-by-browser', attempt, sameSubject, acrValues: ['AAL3_ANY'] }
      : { type: 'sign-in-by-browser', attempt, sameSubject, changeRole: true };
  return { state: { ...touchedNow(state, context), attempt, raising, refused: null }, effects: [effect] };
}

/** The second sign-in succeeded: the session rests on it from now on, and is as old as it was. */
export function raised(state: SignedIn, raising: Raising, person: BrowserPerson, context: Context): Transition {
  const binding = bindingFor(person.proof, raising.binding, context);
  if (binding === null) return notRaised(state, new LanyardError('LAN-4015').toValue());
  const notice = awaitNotice(raising.attempt, person.proof, context);
  const over: Effect = { type: 'abandon', attempt: state.holder };
  const role = raising.purpose === 'step-up' ? keptRole(state.identity.role, person) : person.role;
  if (role === null) {
    const next = choosing({ ...state, binding }, person, state.since, context);
    return { state: next, effects: [over, { type: 'wipe-evidence' }, ...notice] };
  }
  const next = { ...sessionOf({ ...state, binding }, person, role, context), since: state.since };
  const kept = cardsOf(binding).length > 0 ? keepEvidence(next) : [{ type: 'wipe-evidence' } as const];
  return { state: next, effects: [over, ...kept, ...notice] };
}

/** The second sign-in came to nothing, which need be nobody's doing: the session is as it was, and the person is told. */
export function notRaised(state: SignedIn, problem: ErrorValue): Transition {
  if (state.raising === null) return stay(state);
  const { attempt } = state.raising;
  return {
    state: { ...state, raising: null, refused: problem },
    effects: [{ type: 'abandon', attempt }],
  };
}

/** Takes up the session of an earlier run whose cards never left and whose time is not up; else it is wiped. */
export function resume(state: SignedOut, evidence: BrowserEvidence, context: Context): Transition {
  const { policy, now } = context;
  const expired = policy.endOnTokenExpiry && now >= evidence.proof.expiresAt;
  const inTime = isInTime(evidence.since, context) && !expired;
  if (!inTime || !policy.routes.includes('browser') || !stillThere(evidence.cards, state.cards)) {
    return { state: signedOut(state, context), effects: [{ type: 'wipe-evidence' }] };
  }
  const { identity, proof, since } = evidence;
  const attempt = state.attempt + 1;
  const next = begin({ ...state, attempt }, context, {
    binding: bindingOf(evidence.cards),
    identity,
    proof,
    since,
    idle: idleSince(since, context),
  });
  return { state: next, effects: [{ type: 'take-up-tokens', attempt }, ...awaitNotice(attempt, proof, context)] };
}

/** Whether the proof has expired, by the clock that says more: a wall clock that is set back lengthens nothing. */
export function endsByExpiry(proof: BrowserProof, since: Moment, { now, mono, policy }: Context): boolean {
  const atLeast = Math.max(now, since.wall + (mono - since.mono));
  return policy.endOnTokenExpiry && atLeast >= proof.expiresAt;
}

/** To which card the session belongs (cis2 12.3); `null` = to one that is in no reader here, which the site must allow. */
function bindingFor(proof: BrowserProof, binding: Binding, { policy }: Context): Binding | null {
  if (!belongsToCard(proof, policy)) return { kind: 'none' };
  return cardsOf(binding).length > 0 || policy.withoutCard ? binding : null;
}

/** Whether the site wants a session with this proof to belong to a card (cis2 12.3). */
export function belongsToCard({ assurance }: BrowserProof, { bindToCard }: SessionPolicy): boolean {
  return bindToCard === 'always' || (bindToCard === 'smartcard' && assurance.smartcard);
}

function sessionOf(
  state: SessionState & { readonly binding: Binding },
  { user, profiles, proof }: BrowserPerson,
  role: RoleProfile,
  context: Context,
): SignedIn {
  const identity: Identity = { user, mode: 'live', role, profiles };
  return begin(state, context, { binding: state.binding, identity, proof, since: context.now });
}

function choosing(
  { cards, attempt, binding }: SessionState & { readonly binding: Binding },
  person: BrowserPerson,
  since: Moment,
  { now, mono }: Context,
): ChoosingRole {
  return { name: 'choosing-role', at: now, cards, attempt, binding, person, since, touched: mono };
}

/** A step-up asks for another level, not for another role. */
function keptRole({ profileId }: RoleProfile, { profiles, role }: BrowserPerson): RoleProfile | null {
  return profiles.find((profile) => profile.profileId === profileId) ?? role;
}

function awaitNotice(attempt: AttemptId, proof: BrowserProof, { policy }: Context): Effect[] {
  return policy.logoutNotices && proof.sid !== '' ? [{ type: 'await-notice', attempt, proof }] : [];
}
