export type { InstalledProgram, WorkstationEvidence } from './evidence.ts';
export { lookAtWorkstation } from './look.ts';
export type { WorkstationPlaces } from './places.ts';
export type { ComputerPorts, ReadRegistry } from './ports.ts';
export { reading, textIn } from './registry-values.ts';
export { orderOfRoutes, signInRoutes, type OrderOfRoutes, type RouteLeftOut, type SignInRoute } from './routes.ts';
export { workstationState, type Confidence, type WorkstationKind, type WorkstationState } from './state.ts';
export { thisComputer, type ThisComputer } from './this-computer.ts';
