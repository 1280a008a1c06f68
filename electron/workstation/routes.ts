import type { ErrorCode } from '../errors/index.ts';
import type { WorkstationState } from './state.ts';

/** The ways to sign in: through the Identity Agent (CIS1), or in the system browser (CIS2). */
export const signInRoutes = ['agent', 'browser'] as const;
export type SignInRoute = (typeof signInRoutes)[number];

export interface RouteLeftOut {
  readonly route: SignInRoute;
  /** Why: LAN-8101 no Identity Agent, LAN-8102 moved to Smartcard Connect, LAN-4014 CIS2 not set up. */
  readonly code: ErrorCode;
}

export interface OrderOfRoutes {
  /** What can be used here, the first choice first. Empty = no way to sign in; `leftOut` says why. */
  readonly routes: readonly SignInRoute[];
  /** What the settings name and this computer does not have, in their order. */
  readonly leftOut: readonly RouteLeftOut[];
}

/**
 * In which order the routes of the settings are offered on this computer. Pure. A route is left out only where it cannot
 * work; the order is never changed; a route named twice counts once.
 */
export function orderOfRoutes(
  settingsRoutes: readonly SignInRoute[],
  state: WorkstationState,
  cis2Configured: boolean,
): OrderOfRoutes {
  const routes: SignInRoute[] = [];
  const leftOut: RouteLeftOut[] = [];
  for (const route of new Set(settingsRoutes)) {
    const code = route === 'agent' ? agentObstacle(state) : cis2Configured ? null : 'LAN-4014';
    if (code === null) routes.push(route);
    else leftOut.push({ route, code });
  }
  return { routes, leftOut };
}

function agentObstacle({ kind }: WorkstationState): ErrorCode | null {
  if (kind === 'none') return 'LAN-8101';
  return kind === 'smartcard-connect' ? 'LAN-8102' : null;
}
