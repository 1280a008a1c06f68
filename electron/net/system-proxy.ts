import { session } from 'electron';
import type { ResolveProxy } from './proxy-route.ts';

/** The proxy that the system's settings (PAC files and policies included) name for an origin. Main process only. */
export const systemProxy: ResolveProxy = (origin) => session.defaultSession.resolveProxy(origin);
