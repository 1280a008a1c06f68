export { findLibrary, type FoundLibrary, type SearchFacts } from './library-search.ts';
export { machineOf, type Machine } from './machine-of.ts';
export { errorForCode, hexOf } from './ticket-api-codes.ts';
export {
  createIdentityAgent,
  type IdentityAgent,
  type IdentityAgentOptions,
  type TicketLibraryInfo,
} from './ticket-agent.ts';
