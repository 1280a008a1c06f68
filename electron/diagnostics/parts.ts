import type { Reader } from '../cards/card.ts';
import type { FoundLibrary, Machine, TicketLibraryInfo } from '../ticket/index.ts';
import type { SignInRoute, WorkstationState } from '../workstation/index.ts';
import type { ErrorValue, LanyardError } from '../errors/index.ts';

/**
 * What the checks need of the computer, made anew for each run by `electron/compose/checks.ts`. What several checks ask for is
 * looked up once. Every method rejects with a LanyardError where there is a code for it.
 */
export interface CheckParts {
  readonly platform: NodeJS.Platform;
  readonly cards: CardParts;
  readonly library: LibraryParts;
  readonly agent: AgentParts;
  readonly workstation: WorkstationParts;
  readonly network: NetworkParts;
  readonly cis2: Cis2Parts | null;
  readonly keychain: KeychainParts;
  readonly settings: SettingsParts;
  readonly browsers: BrowserParts;
  readonly program: ProgramFacts;
  /** `null` where no place is set at which newer versions are announced. */
  readonly updates: UpdateParts | null;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export interface CardParts {
  /** @throws LAN-1001, LAN-1002, LAN-1007; LAN-1008 with the simulator. */
  readers(): Promise<readonly Reader[]>;
  /** The installed drivers of smartcard readers; `null` where the system does not tell. May throw. */
  drivers(): readonly ReaderDriver[] | null;
}

export interface ReaderDriver {
  readonly name: string;
  readonly provider: string;
  readonly version: string;
}

export interface LibraryParts {
  /** @throws LAN-2001, LAN-2002. */
  find(): FoundLibrary;
  machineOf(path: string): Promise<Machine>;
  /** As the file says, `2.4.10.0`; `null` where it does not. */
  versionOf(path: string): Promise<string | null>;
  signatureOf(path: string): Promise<Signature>;
  /** For what kinds of library a ticket host is there. */
  hosts(): Promise<readonly Machine[]>;
}

/** `unknown`: the system cannot tell. */
export interface Signature {
  readonly state: 'valid' | 'invalid' | 'unsigned' | 'unknown';
  /** Whose signature, where there is a valid one. */
  readonly by: string | null;
}

export interface AgentParts {
  /** What the loaded library says of itself. @throws LAN-2xxx. */
  info(): Promise<TicketLibraryInfo>;
  /** Whether the agent holds a ticket. Never prompts; the ticket itself stays with the ticket room. @throws LAN-2xxx. */
  someoneSignedIn(): Promise<boolean>;
  /** The address of the environment it works in, as its settings say; `null` = none set, so the live one. May throw. */
  address(): string | null;
}

export interface WorkstationParts {
  state(): Promise<WorkstationState>;
  /** The version of a program file; `null` where it does not say. */
  versionOf(path: string): Promise<string | null>;
  /** The routes of the settings, in their order. */
  readonly routes: readonly SignInRoute[];
  readonly cis2Configured: boolean;
  /** The last day of the route through the agent, `2027-02-28`, and how many days before it is warned. */
  readonly endsOn: string;
  readonly warnBefore: number;
}

/** The servers Lanyard talks to, by what they are for. */
export const serviceNames = ['role-assertion', 'cis2', 'broker'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface Service {
  readonly name: ServiceName;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly hostname: string;
}

export interface NetworkParts {
  /** What this computer is set up to use. */
  readonly services: readonly Service[];
  /** Whether a network other than the computer itself is connected. */
  isOnline(): boolean;
  /** The addresses of a name. @throws LAN-3001. */
  lookUp(hostname: string): Promise<readonly string[]>;
  /** Who is asked for proxies: the system, or the environment alone. */
  readonly proxiesOf: 'environment' | 'system';
  /** The proxies on the way, `host:port`, in order; `direct` for none. @throws LAN-3006, LAN-3012. */
  routesTo(service: Service): Promise<readonly string[]>;
  /** Whether something takes connections there. */
  answersAt(hostAndPort: string): Promise<boolean>;
  /** One request without a secret to the service's root. Any HTTP answer will do. @throws LAN-30xx, LAN-31xx. */
  reach(service: Service): Promise<Reached>;
  /** Whose certificate the service shows and who signed it; `null` where it cannot be had. */
  certificateOf(service: Service): Promise<ShownCertificate | null>;
  /** How far this computer's clock may be off for what is used here, ms. */
  readonly clockTolerance: number;
}

export interface Reached {
  readonly status: number;
  /** What the server's clock said, UTC milliseconds, and what ours said in the middle of the request. */
  readonly serverTime: number | null;
  readonly ownTime: number;
}

export interface ShownCertificate {
  readonly subject: string;
  readonly signedBy: string;
  /** `2027-02-28`. */
  readonly validTo: string;
}

export interface Cis2Parts {
  /** Why the settings let no sign-in begin: LAN-4001, LAN-4011, LAN-4012, LAN-4310; `null` where they do. */
  readonly obstacle: LanyardError | null;
  /** @throws LAN-4002 to LAN-4009, LAN-3xxx. */
  discover(): Promise<{ readonly issuer: string; readonly acrValues: readonly string[] | null }>;
  /** What the settings ask CIS2 for. */
  readonly acrValues: readonly string[];
  readonly redirectPorts: readonly number[];
  /** `free`; `taken` by another program; otherwise the system's word for why not. */
  tryPort(port: number): Promise<string>;
}

export interface KeychainParts {
  /** Writes, reads and deletes a value of no meaning; `null` = it works. */
  probe(): Promise<ErrorValue | null>;
}

/** What the layers of the settings came to. */
export interface SettingsParts {
  /** The national environment. */
  readonly environment: string;
  /** The names of the settings that the organisation has fixed. */
  readonly locked: readonly string[];
  readonly refused: readonly RefusedSetting[];
  /** Values that are allowed in the live environment, but weaken it: `cis2.requireNonce = false`. */
  readonly weakening: readonly string[];
  /** Files that decide whom to trust, and that others than administrators can change: `spine.caFile (C:\\ca)`. */
  readonly exposed: readonly string[];
}

export interface RefusedSetting {
  readonly key: string;
  /** Why, without the value. */
  readonly problem: string;
}

export interface BrowserParts {
  /** The policies of each browser that has any. */
  policies(): Promise<readonly BrowserPolicies[]>;
}

export interface BrowserPolicies {
  /** As people call it, `Microsoft Edge`. */
  readonly browser: string;
  /** By name; a list is a list of texts. Values of other kinds are left out. */
  readonly values: ReadonlyMap<string, boolean | number | string | readonly string[]>;
}

export interface ProgramFacts {
  readonly version: string;
  /** When this version was built, UTC milliseconds; `null` where nobody knows. */
  readonly builtAt: number | null;
  /** `Electron 45.4.1, Chrome …` or `Node 20.20.0`. */
  readonly runtime: string;
}

export interface UpdateParts {
  /** What the organisation says is current. @throws LAN-8504. */
  announced(): Promise<Announcement>;
}

export interface Announcement {
  /** `1.4.0`. */
  readonly version: string;
  /** The day it came out, `2027-01-31`, where that is said. */
  readonly released: string | null;
}
