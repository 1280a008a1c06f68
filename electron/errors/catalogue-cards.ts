import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-1xxx: readers, cards and the smartcard service. */
export const cardErrors = {
  'LAN-1001': {
    what: 'The smartcard service of this computer is not running.',
    whatToDo:
      'Check that the card reader is plugged in. If that does not help, restart the computer or call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'Windows: service "Smart Card" (SCardSvr) stopped or disabled; Windows also stops it when the last reader is unplugged. Linux: pcscd not running or its socket missing.',
  },
  'LAN-1002': {
    what: 'This computer has no working smartcard support.',
    whatToDo: 'Ask your IT support to install or repair the smartcard service.',
    who: ['it'],
    helpdesk:
      'The PC/SC library could not be loaded: {library}. Linux: install libpcsclite1 and pcscd. Windows: winscard.dll in System32 is missing or damaged, or the program files of Lanyard are incomplete.',
  },
  'LAN-1003': {
    what: 'No card reader is connected.',
    whatToDo: 'Plug in the card reader, or try another USB socket.',
    who: ['user', 'it'],
    helpdesk:
      'The smartcard service knows no reader. Check cable, driver and, in remote sessions, the redirection of smartcards. On Windows a stopped "Smart Card" service (SCardSvr) looks the same.',
  },
  'LAN-1004': {
    what: 'The card reader was disconnected.',
    whatToDo: 'Plug the card reader back in and insert your smartcard.',
    who: ['user', 'it'],
    helpdesk:
      'The reader {reader} vanished while it was in use: cable, USB power saving, or the end of a remote session. It is not the same as a card being pulled.',
  },
  'LAN-1005': {
    what: 'The smartcard does not answer.',
    whatToDo: 'Take the card out, wipe the chip, and insert it again the right way round.',
    who: ['user', 'ra', 'it'],
    helpdesk:
      'The reader reports a card without an answer to reset (mute): inserted upside down, dirty, damaged, or a wrong reader driver.',
  },
  'LAN-1006': {
    what: 'The part of Lanyard that watches the card reader stopped and is being started again.',
    whatToDo: 'Wait a moment. If this message stays, restart Lanyard or call your IT support.',
    who: ['user', 'it', 'lanyard'],
    helpdesk:
      'The card watching process ended or sent something unreadable. A faulty reader driver is the usual cause; Lanyard restarts it for ever.',
  },
  'LAN-1007': {
    what: 'The smartcard service gave an unexpected answer.',
    whatToDo:
      'Unplug the card reader and plug it in again. If that does not help, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk: '{call} answered {code}. Check the reader driver and the smartcard service.',
  },
  'LAN-1008': {
    what: 'The card simulator is not running.',
    whatToDo: 'Start the simulator, or remove cards.simulatorSocket from the settings.',
    who: ['it'],
    helpdesk: 'Development only: nothing answers at the socket or pipe named in cards.simulatorSocket.',
  },
  'LAN-1009': {
    what: 'The card simulator sent something Lanyard does not understand.',
    whatToDo: 'Use the simulator that belongs to this version of Lanyard.',
    who: ['it'],
    helpdesk: 'Development only: a line from cards.simulatorSocket was not a card event, or was too long.',
  },
  'LAN-1010': {
    what: 'The smartcard was taken out before the sign-in was finished.',
    whatToDo: 'Put the card back in and leave it there.',
    who: ['user'],
    helpdesk:
      'The sign-in was given up because its card left the reader. A card that slips out often points to a worn reader.',
    neutral: true,
  },
  'LAN-1011': {
    what: 'Another program is using the smartcard.',
    whatToDo: 'Wait until the other program has finished, or close it, and try again.',
    who: ['user', 'it'],
    helpdesk:
      'The card was not read because another program holds it exclusively, did not let go of it in time, or reset it meanwhile: the Identity Agent, Credential Management, card management or a signing program. Lanyard never takes a card away from them.',
  },
  'LAN-1012': {
    what: 'The smartcard was taken out or exchanged before it was read.',
    whatToDo: 'Put the card in, leave it there, and read it again.',
    who: ['user', 'ra'],
    helpdesk:
      'The card, or its count of insertions, is not the one that was to be read. Nothing of it is shown, so that the details of two cards are never mixed. A card that slips out often points to a worn reader.',
  },
  'LAN-1013': {
    what: 'The smartcard gave an answer that makes no sense.',
    whatToDo:
      'Take the card out, wipe the chip, insert it and read it again. If that does not help, try another reader.',
    who: ['user', 'ra', 'it'],
    helpdesk:
      'The card or its reader broke off in the middle, or did not keep to ISO 7816-4. A bad contact or a wrong reader driver is the usual cause; if it happens in several readers, the card is damaged.',
  },
  'LAN-1014': {
    what: 'Reading the smartcard took too long.',
    whatToDo: 'Take the card out, insert it and read it again. If that does not help, try another reader.',
    who: ['user', 'ra', 'it'],
    helpdesk:
      'Reading was given up so that other programs can use the card. A bad contact, a slow redirected reader (remote session) or a faulty driver is the usual cause.',
  },
  'LAN-1015': {
    what: 'Reading the smartcard was stopped.',
    whatToDo: 'Read it again when you need to.',
    who: ['user'],
    helpdesk: 'Somebody cancelled the reading, a sign-in began, or Lanyard was closed. The card was left as it was.',
    neutral: true,
  },
  'LAN-1016': {
    what: 'The smartcard cannot be read now, because somebody is signed in or signing in.',
    whatToDo: 'Sign out first, then read the card. If nobody is signed in here, sign out in the Identity Agent.',
    who: ['user', 'ra'],
    helpdesk:
      'Reading a card resets what the Identity Agent has unlocked on it and can break its session, so Lanyard reads no card while a sign-in or a session is going on, here or in the agent alone (after a lock, for example).',
  },
  'LAN-1017': {
    what: 'The smartcard service of this computer does not answer.',
    whatToDo:
      'Unplug the card reader and plug it in again. If that does not help, restart the computer or call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'The service (Windows: SCardSvr, Linux: pcscd) takes the request and never answers it: usually a reader driver that hangs. Lanyard goes on waiting and notices when it answers.',
  },
} as const satisfies Record<string, CatalogueEntry>;
