export type { CatalogueEntry, Helper } from './catalogue-entry.ts';
export { catalogue, type ErrorCode } from './catalogue.ts';
export { inWelsh } from './in-welsh.ts';
export {
  asLanyardError,
  fillIn,
  LanyardError,
  toErrorValue,
  type ErrorDetails,
  type ErrorValue,
} from './lanyard-error.ts';
