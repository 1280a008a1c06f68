export { openRegistry, thisRegistry } from './advapi.ts';
export type { Registry, RegistryValue } from './registry.ts';
