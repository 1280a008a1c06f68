import type { CatalogueEntry } from './catalogue-entry.ts';
import { ticketApiErrors } from './catalogue-ticket-api.ts';

/** LAN-20xx: the ticket host and the library file. What the library itself answers is in `catalogue-ticket-api.ts`. */
const ticketHostErrors = {
  'LAN-2001': {
    what: 'The ticket library of the Identity Agent was not found.',
    whatToDo: 'Ask your IT support to install the Identity Agent or to correct its path in the settings.',
    who: ['it'],
    helpdesk:
      'No library at the configured path or in the known folders: {path}. A computer that has moved to Smartcard Connect has none.',
  },
  'LAN-2002': {
    what: 'The configured path of the ticket library is not a full path.',
    whatToDo: 'Ask your IT support to correct the setting identityAgent.library.',
    who: ['it'],
    helpdesk:
      'Only full paths are accepted, on Windows with a drive letter and not on a share, so that no planted library can be loaded. Given: {path}.',
  },
  'LAN-2003': {
    what: 'The ticket library of the Identity Agent cannot be loaded.',
    whatToDo: 'Ask your IT support to repair or reinstall the Identity Agent.',
    who: ['it'],
    helpdesk:
      'The file {path} is not a library, is damaged, or something it needs is missing (Windows error {number}; {reason}).',
  },
  'LAN-2004': {
    what: 'The ticket library is not made for this version of Lanyard (32-bit and 64-bit differ).',
    whatToDo:
      'Ask your IT support to correct the path of the ticket library or to install the matching Identity Agent.',
    who: ['it'],
    helpdesk: 'The library {path} is {library}, the ticket host is {host}. The Identity Agent of the NHS is 32-bit.',
  },
  'LAN-2005': {
    what: 'The ticket library lacks a function that Lanyard needs.',
    whatToDo: 'Ask your IT support to update the Identity Agent.',
    who: ['it'],
    helpdesk: 'The library {path} does not export {name}. It is too old, or another library of the same name.',
  },
  'LAN-2006': {
    what: 'The Identity Agent did not start its sign-in service for Lanyard.',
    whatToDo: 'Restart the Identity Agent, then try again. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'Initialize of the Ticket API failed without giving a code.',
  },
  'LAN-2007': {
    what: 'A part of Lanyard is missing: the ticket host.',
    whatToDo: 'Ask your IT support to repair the installation of Lanyard.',
    who: ['it'],
    helpdesk: 'The program {path} cannot be started: missing, quarantined by a virus scanner, or blocked by policy.',
  },
  'LAN-2008': {
    what: 'The connection to the Identity Agent broke off.',
    whatToDo: 'Try again. If it happens again, restart the Identity Agent or call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'The ticket host ended during a call ({how}): a crash in the ticket library, or another program ended it. Lanyard starts it anew with the next call.',
  },
  'LAN-2009': {
    what: 'The Identity Agent does not answer.',
    whatToDo:
      'Look for a window of the Identity Agent that waits for you. Else restart the Identity Agent and try again.',
    who: ['user', 'it'],
    helpdesk: 'A call that never prompts took longer than {seconds} seconds (setting identityAgent.silentTimeout).',
  },
  'LAN-2010': {
    what: 'The Identity Agent gave a ticket that is not valid.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'The ticket has {length} characters, at least 28 are expected; or it was not readable at all.',
  },
  'LAN-2011': {
    what: 'The Identity Agent gave a ticket that is too long.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'More than 16,384 characters. A ticket has normally 62.',
  },
  'LAN-2012': {
    what: 'The Identity Agent gave a ticket with characters that do not belong there.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'A ticket is printable ASCII without spaces. A library for wide characters or a damaged one gives others.',
  },
  'LAN-2013': {
    what: 'The sign-in was abandoned.',
    whatToDo: 'Sign in again when you are ready. A passcode window of the Identity Agent may still be open: close it.',
    who: ['user'],
    helpdesk: 'Lanyard stopped waiting for the Identity Agent: the user cancelled, or the card was taken out.',
    neutral: true,
  },
  'LAN-2014': {
    what: 'A part of Lanyard gave an answer that makes no sense.',
    whatToDo: 'Try again. If it happens again, ask your IT support to repair the installation of Lanyard.',
    who: ['it', 'lanyard'],
    helpdesk: 'The ticket host broke its protocol ({problem}): a foreign program under its name, or a defect.',
  },
  'LAN-2015': {
    what: 'The ticket library of the Identity Agent is faulty.',
    whatToDo: 'Ask your IT support to repair or reinstall the Identity Agent.',
    who: ['it'],
    helpdesk: 'The library wrote more than the buffer it was given holds. The ticket host was stopped at once.',
  },
  'LAN-2016': {
    what: 'The sign-in was not finished in time.',
    whatToDo: 'Close any open window of the Identity Agent, then sign in again.',
    who: ['user'],
    helpdesk: 'Nobody finished the passcode window in {seconds} seconds (setting identityAgent.passcodeTimeout).',
  },
  'LAN-2017': {
    what: 'The ticket library of the Identity Agent lies where it could be exchanged.',
    whatToDo: 'Ask your IT support to install the Identity Agent in a folder that only administrators can change.',
    who: ['it'],
    helpdesk:
      'Others than administrators can change {place}, or it is not on a drive of this computer. Lanyard loads the library only where the file, its folder and the folders above are protected.',
  },
  'LAN-2018': {
    what: 'The Identity Agent still holds the sign-in of the session before.',
    whatToDo:
      'Take the card out and sign out in the Identity Agent, then sign in again. If that does not help, restart the computer.',
    who: ['user', 'it'],
    helpdesk:
      'At the end of the session before, the agent did not destroy its ticket (journal: remote-sign-out, failed), and asked anew it gave the same ticket again. Lanyard signs nobody in with it: it may be another person’s.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-2xxx: the ticket host, the Ticket API library and the Identity Agent behind it. */
export const agentErrors = { ...ticketHostErrors, ...ticketApiErrors };
