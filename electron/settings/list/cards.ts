import { optionalSetting, setting } from '../setting.ts';
import { choice, flag, path } from '../values.ts';

/** The fields of a certificate's subject that may name its holder. */
export const holderFieldChoices = ['any', 'UID', 'CN', 'serialNumber'] as const;

export const cards = {
  /**
   * Read the certificate of a PIV card in idle moments, so that a session belongs to the card whose certificate names the
   * person (design, rule 3). Off: selecting an applet may disturb the agent's own unlocked state (spine-cis1 12).
   */
  readCertificates: setting(flag, false, { setBy: 'organisation', live: false }),
  /** Where a card's certificate names its holder: unconfirmed for the series of today (spine-cis1 12.4; 18, no. 15). */
  holderField: setting(choice(holderFieldChoices), 'any', { setBy: 'organisation', live: false }),
  /** Take readers and cards from the simulator at this local socket or pipe instead of PC/SC. */
  simulatorSocket: optionalSetting(path, {
    example: '/tmp/lanyard-cards.sock',
    setBy: 'computer',
    live: false,
    forDevelopment: () => true,
  }),
};
