import { LanyardError } from '../../errors/index.ts';
import { orderOfRoutes, type RouteLeftOut, type SignInRoute } from '../../workstation/index.ts';
import type { CheckParts } from '../parts.ts';
import { triedPorts } from './tried-ports.ts';

type Parts = Pick<CheckParts, 'agent' | 'cis2' | 'workstation'>;

/** A way that is offered, but whose sign-in ends where it begins. */
interface BrokenWay {
  readonly route: SignInRoute;
  readonly error: LanyardError;
}

/** What becomes of the ways to sign in that the settings name. */
interface WaysHere {
  /** The first choice first. */
  readonly working: readonly SignInRoute[];
  readonly broken: readonly BrokenWay[];
  readonly leftOut: readonly RouteLeftOut[];
}

/** The ways to sign in of this computer, each begun as a sign-in begins it, short of a prompt. */
export async function waysHere(parts: Parts): Promise<WaysHere> {
  const { routes, leftOut } = await offered(parts);
  const tried = await Promise.all(routes.map(async (route) => ({ route, error: await obstacles[route](parts) })));
  return {
    working: tried.flatMap(({ route, error }) => (error === null ? [route] : [])),
    broken: tried.flatMap(({ route, error }) => (error === null ? [] : [{ route, error }])),
    leftOut,
  };
}

/** Whether people can sign in without the agent. */
export async function anotherWay(parts: Pick<Parts, 'cis2' | 'workstation'>): Promise<boolean> {
  const { routes } = await offered(parts);
  return routes.includes('browser') && (await obstacles.browser(parts)) === null;
}

async function offered({ workstation }: Pick<Parts, 'workstation'>) {
  return orderOfRoutes(workstation.routes, await workstation.state(), workstation.cis2Configured);
}

/** Why a sign-in that way ends where it begins; `null` where it does not. */
const obstacles = {
  /** Whether a ticket is held is the first thing that a sign-in asks. */
  agent: ({ agent }: Pick<Parts, 'agent'>) => refusalOf(agent.someoneSignedIn()),
  async browser({ cis2 }: Pick<Parts, 'cis2'>) {
    return cis2 === null ? null : (cis2.obstacle ?? (await triedPorts(cis2)).obstacle);
  },
} as const satisfies Record<SignInRoute, (parts: Parts) => Promise<LanyardError | null>>;

/** What has no code is no answer: the check could not tell. */
async function refusalOf(work: Promise<unknown>): Promise<LanyardError | null> {
  try {
    await work;
    return null;
  } catch (thrown) {
    if (thrown instanceof LanyardError) return thrown;
    throw thrown;
  }
}
