import { setting } from '../setting.ts';
import { list, number, text } from '../values.ts';

const forTheComputer = { setBy: 'computer', live: false } as const;

/**
 * By what the smartcard software of a computer is recognised (spine-cis1 11.4, cis2 15). The words are those of public text;
 * under which exactly Windows lists the programs is unconfirmed, so a part of the name is enough.
 */
export const workstation = {
  agentNames: setting(list(text()), ['Identity Agent'], forTheComputer),
  credentialManagementNames: setting(list(text()), ['Credential Management', 'NHS Identity Hub'], forTheComputer),
  smartcardConnectNames: setting(list(text()), ['Smartcard Connect'], forTheComputer),
  /** Where Credential Management listens on this computer; with the Port Service they are not fixed. A hint only. */
  ports: setting(list(number(1, 65_535)), [43_485, 55_000], forTheComputer),
};
