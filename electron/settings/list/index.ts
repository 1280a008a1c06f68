import { cards } from './cards.ts';
import { cis2 } from './cis2.ts';
import { desktop, window } from './desktop.ts';
import { environment } from './environment.ts';
import { identityAgent } from './identity-agent.ts';
import { launch } from './launch.ts';
import { audit, log, updates } from './records.ts';
import { session, signIn } from './session.ts';
import { spine } from './spine.ts';
import { workstation } from './workstation.ts';

/**
 * Every setting of Lanyard. From this one list come the schema, the defaults, the policy templates, the installer's
 * properties, the sample and the table in the documents. Times are milliseconds.
 */
export const settingsList = {
  environment,
  signIn,
  identityAgent,
  spine,
  cis2,
  session,
  cards,
  workstation,
  window,
  desktop,
  launch,
  log,
  audit,
  updates,
};
