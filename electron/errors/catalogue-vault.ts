import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-6xxx: the keychain of the operating system. In all cases but the wipe, memory is used instead. */
export const vaultErrors = {
  'LAN-6001': {
    what: 'Lanyard cannot use the keychain of this computer, because a part of Lanyard is missing.',
    whatToDo: 'You can work as usual; after a restart of Lanyard you have to sign in again. Tell your IT support.',
    who: ['it', 'lanyard'],
    helpdesk:
      'The library @napi-rs/keyring could not be loaded: program files incomplete, blocked by security software, or another processor type. Install Lanyard again.',
  },
  'LAN-6002': {
    what: 'This computer has no keychain in which Lanyard could keep a sign-in.',
    whatToDo: 'You can work as usual; after a restart of Lanyard you have to sign in again.',
    who: ['it'],
    helpdesk:
      'Linux: no D-Bus session, no Secret Service on it (gnome-keyring, KWallet), or one without a default collection. Sign-ins are kept in memory only, never in a file.',
  },
  'LAN-6003': {
    what: 'The keychain of this computer is locked, or does not let Lanyard in.',
    whatToDo: 'You can work as usual. To be remembered over a restart of Lanyard, unlock the keychain first.',
    who: ['user', 'it'],
    helpdesk:
      'The keychain stayed locked, a question about it was dismissed, or access is forbidden. Windows: the policy "Network access: Do not allow storage of passwords and credentials for network authentication" forbids it; so does a session without a loaded profile. Sign-ins are kept in memory only.',
  },
  'LAN-6004': {
    what: 'The keychain of this computer does not answer.',
    whatToDo:
      'You can work as usual. If a window asks for the password of the keychain, answer it. To be remembered, restart Lanyard afterwards.',
    who: ['user', 'it'],
    helpdesk:
      'A call of the keychain took too long, mostly because its password prompt stayed open. Sign-ins are kept in memory only until Lanyard is restarted.',
  },
  'LAN-6005': {
    what: 'Lanyard could not make sure that your last sign-in is removed from the keychain of this computer.',
    whatToDo: 'Unlock the keychain and restart Lanyard. If this message stays, call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'Items that still stand: {left}. They are called lanyard-vault-… (Windows: Credential Manager, generic credentials; macOS: Keychain Access; Linux: Passwords and Keys) and can be deleted by hand. Lanyard tries again at its next start.',
  },
  'LAN-6006': {
    what: 'The keychain of this computer gave an unexpected answer.',
    whatToDo: 'You can work as usual; after a restart of Lanyard you have to sign in again. Tell your IT support.',
    who: ['it'],
    helpdesk:
      'The keychain refused a call for a reason Lanyard does not know, for instance because it is full. Sign-ins are kept in memory only.',
  },
} as const satisfies Record<string, CatalogueEntry>;
