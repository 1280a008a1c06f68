/** A role profile (position) in one shape for both worlds: the SAML role assertion and CIS2 userinfo. All codes are text. */
export interface RoleProfile {
  /** Role profile id (URPID, `uniqueIdentifier`, `person_roleid`): usually 12 digits, leading zeros kept. */
  readonly profileId: string;
  /** Job role code as issued, usually `Snnnn:Gnnnn:Rnnnn`. */
  readonly code: string;
  /** Readable role name: the last part of the three-part name, e.g. `Nurse Access Role`. */
  readonly name: string;
  readonly organisation: {
    /** ODS code. */
    readonly code: string;
    /** May be empty: show the code then. */
    readonly name: string;
  };
  /** Activity (business function) codes, e.g. `B0380`. Never paired with names by position. */
  readonly activities: readonly string[];
  /** Area-of-work codes. */
  readonly areasOfWork: readonly string[];
  /** Workgroup codes. */
  readonly workgroups: readonly string[];
}

/** Who is signed in: the person and the one role profile of the session. Holds no secret. */
export interface Identity {
  readonly user: {
    /** SDS user id (uid), 12 digits, leading zeros kept. */
    readonly id: string;
    /** Display name as the source gives it; word order is free. */
    readonly name: string;
  };
  /** `training` must be unmistakable on screen (ssbMode 1). */
  readonly mode: 'live' | 'training';
  /** The role profile chosen for this session. */
  readonly role: RoleProfile;
  /** All role profiles of the person. */
  readonly profiles: readonly RoleProfile[];
}
