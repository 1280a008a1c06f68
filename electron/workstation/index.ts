export type { InstalledProgram, WorkstationEvidence } from './evidence.ts';
export { lookAtWorkstation } from './look.ts';
export { defaultPlaces, type WorkstationPlaces } from './places.ts';
export type { ComputerPorts, Registry } from './ports.ts';
export { orderOfRoutes, signInRoutes, type OrderOfRoutes, type RouteLeftOut, type SignInRoute } from './routes.ts';
export { workstationState, type Confidence, type WorkstationKind, type WorkstationState } from './state.ts';
export { ownRegistry } from './windows-registry.ts';
export { thisComputer, type ThisComputer } from './this-computer.ts';
