import { createHash, timingSafeEqual } from 'node:crypto';
import { LanyardError } from '../errors/index.ts';
import { isUid } from '../roles/formats.ts';
import { displayText } from '../roles/display-text.ts';
import { readableRoleName } from '../roles/job-role.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import {
  firstOf,
  onlyOf,
  profileBlock,
  splitBlocks,
  valuesOf,
  type AttributeBag,
  type AssertionBlocks,
} from './assertion-blocks.ts';
import type { SamlResponse } from './saml-parser.ts';
import { checkValidity } from './validity.ts';

/** By what a role assertion is judged. */
export interface Judgement {
  /** The ticket that was sent; without it (a saved file) the binding check is left out. */
  readonly ticket?: string | undefined;
  /** The time to judge by, UTC milliseconds: the server's `Date`, or the local clock. */
  readonly at: number;
  /** How far the validity may be off, milliseconds either way. */
  readonly clockTolerance: number;
  /** Refuse training mode. */
  readonly liveOnly: boolean;
}

/**
 * Checks what the document says and makes the identity of it (spine-cis1 7.3, 7.5, 17 no. 20-26). Nothing is ever
 * guessed: without exactly one chosen role there is no identity.
 *
 * @throws LanyardError LAN-3209 status not Success; LAN-3309, LAN-3310 parts missing; LAN-34xx each check its own code.
 */
export function checkAssertion(response: SamlResponse, judgement: Judgement): Identity {
  checkComplete(response);
  const blocks = splitBlocks(response.attributes);
  const uid = checkedUid(blocks.person);
  checkNames(response, uid);
  if (judgement.ticket !== undefined) checkBinding(response.ticket, judgement.ticket);
  checkValidity(response, judgement.at, judgement.clockTolerance);
  if (valuesOf(blocks.person, 'nhspersonstatus').some((status) => status !== '1')) throw new LanyardError('LAN-3407');
  const mode = checkedMode(blocks.person, judgement.liveOnly);
  const selected = selectedProfile(blocks);
  return {
    user: { id: uid, name: displayText(firstOf(blocks.person, 'cn')) || uid },
    mode,
    role: roleProfile(selected),
    profiles: blocks.profiles.map(roleProfile),
  };
}

function checkComplete(response: SamlResponse): void {
  if (response.status === null) throw missing(response, 'status code');
  if (!/^(?:[^:\s]+:)?Success$/.test(response.status)) {
    throw new LanyardError('LAN-3209', { status: response.status.replace(/[^\w:.-]/g, '?').slice(0, 60) });
  }
  if (!response.assertion) throw missing(response, 'assertion');
  if (response.attributes.length === 0) throw missing(response, 'attributes');
  if (response.outerName === null) throw missing(response, 'name identifier of the attribute statement');
  if (response.innerName === null) throw missing(response, 'name identifier of the authentication statement');
}

function missing(response: SamlResponse, part: string): LanyardError {
  return response.foreignNamespace ? new LanyardError('LAN-3309') : new LanyardError('LAN-3310', { part });
}

function checkedUid(person: AttributeBag): string {
  const uid = onlyOf(person, 'uid');
  if (uid === null || !isUid(uid)) throw new LanyardError('LAN-3401');
  return uid;
}

/** `uid=990000000017,ou=People,o=nhs`: the uid of both name identifiers must be the uid attribute. */
function checkNames(response: SamlResponse, uid: string): void {
  for (const [where, name] of [
    ['outer', response.outerName],
    ['inner', response.innerName],
  ] as const) {
    const named = /^uid\s*=\s*([^,]*?)\s*(?:,|$)/i.exec(name ?? '')?.[1];
    if (named !== uid) throw new LanyardError('LAN-3402', { where });
  }
}

function checkBinding(embedded: string | null, sent: string): void {
  if (embedded === null || embedded === '') throw new LanyardError('LAN-3403', { how: 'missing, so it is not' });
  if (!timingSafeEqual(digest(embedded), digest(sent))) throw new LanyardError('LAN-3403', { how: 'not' });
}

/** Digests have one length, so that comparing takes the same time whatever is compared. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function checkedMode(person: AttributeBag, liveOnly: boolean): Identity['mode'] {
  switch (onlyOf(person, 'ssbmode') ?? 'several') {
    case '':
    case '0':
      return 'live';
    case '1':
      if (liveOnly) throw new LanyardError('LAN-3408');
      return 'training';
    default:
      throw new LanyardError('LAN-3409');
  }
}

/** The profile whose id is `ssbSessionRoleUid`: exactly one, never the first, never a guess (7.5; 17 no. 21). */
function selectedProfile({ person, profiles }: AssertionBlocks): AttributeBag {
  const chosen = onlyOf(person, 'ssbsessionroleuid');
  if (chosen === null) throw new LanyardError('LAN-3417');
  if (chosen === '') throw new LanyardError(profiles.length === 0 ? 'LAN-3416' : 'LAN-3410');
  const matching = profiles.filter((profile) => valuesOf(profile, 'uniqueidentifier').includes(chosen));
  const [selected] = matching;
  if (selected === undefined) throw new LanyardError('LAN-3411', { profiles: profiles.length });
  if (matching.length > 1) throw new LanyardError('LAN-3412', { profiles: matching.length });
  for (const attribute of ['uniqueidentifier', 'nhsjobrolecode', 'nhsidcode']) {
    if (!onlyOf(selected, attribute)) throw new LanyardError('LAN-3413', { attribute });
  }
  return selected;
}

function roleProfile(bag: AttributeBag): RoleProfile {
  const block = profileBlock(bag);
  return {
    profileId: block.profileId,
    code: block.jobRoleCode,
    name: displayText(readableRoleName(block.jobRole, block.jobRoleCode)),
    organisation: { code: block.organisationCode, name: displayText(block.organisationName) },
    activities: block.activityCodes,
    areasOfWork: block.areaOfWorkCodes,
    workgroups: block.workgroupCodes,
  };
}
