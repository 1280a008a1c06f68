import { session } from 'electron';
import type { WayOut } from './way-out.ts';

/** The way out that the system's settings (PAC files and policies included) prescribe. Main process only. */
export const systemWayOut: WayOut = { resolveProxy: (origin) => session.defaultSession.resolveProxy(origin) };
