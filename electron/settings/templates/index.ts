import { english } from '../texts/en.ts';
import { welsh } from '../texts/cy.ts';
import { adml } from './adml.ts';
import { admx } from './admx.ts';
import { installerFile } from './installer.ts';
import { sampleFile } from './sample.ts';

/** Every file that is made from the list of settings, by its path from the root of the tree. */
export function templateFiles(): Readonly<Record<string, string>> {
  return {
    'build/policy/lanyard.admx': admx(),
    // The editor takes the words of its own language, and en-US where there are none.
    'build/policy/en-US/lanyard.adml': adml(english),
    'build/policy/en-GB/lanyard.adml': adml(english),
    'build/policy/cy-GB/lanyard.adml': adml(welsh),
    'build/policy/msi-properties.json': installerFile(),
    'docs/settings-sample.json': sampleFile(),
  };
}
