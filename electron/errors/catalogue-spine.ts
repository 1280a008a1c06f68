import type { CatalogueEntry } from './catalogue-entry.ts';
import { spineContentErrors } from './catalogue-spine-content.ts';
import { networkErrors } from './catalogue-spine-network.ts';

/**
 * LAN-3xxx: the network to Spine and the role assertion. 30xx network and proxy, 31xx TLS trust, 32xx the kind of answer,
 * 33xx the form of the document, 34xx what it says.
 */
export const spineErrors = {
  ...networkErrors,
  ...spineContentErrors,
} as const satisfies Record<string, CatalogueEntry>;
