export { catalogue, type CatalogueEntry, type ErrorCode, type Helper } from './catalogue.ts';
export { asLanyardError, LanyardError, toErrorValue, type ErrorDetails, type ErrorValue } from './lanyard-error.ts';
