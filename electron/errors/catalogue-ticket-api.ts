import type { CatalogueEntry } from './catalogue-entry.ts';

/**
 * What the Ticket API itself can answer (spine-cis1 5): 0x801000nn is LAN-21nn, 0x802000nn LAN-22nn, 0x804000nn LAN-24nn,
 * 0x808000nn LAN-28nn, with the last two digits in decimal. `{hex}` is the code as the library gave it.
 */
export const ticketApiErrors = {
  'LAN-2101': {
    what: 'The smartcard software failed internally.',
    whatToDo:
      'Restart the Identity Agent: take the card out, exit the agent from the tray, start it again, put the card back. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk: '0x80100001 INTERNAL. Failure inside the Identity Agent; its own log says more.',
  },
  'LAN-2102': {
    what: 'The Identity Agent lost its connection to Lanyard (not initialised).',
    whatToDo: 'Try again. If that does not help, call your IT support.',
    who: ['lanyard', 'it'],
    helpdesk:
      '0x80100002 NOT_INITIALIZED. Lanyard initialises the library anew once by itself; this was the second time in a row. Not the smartcard service code of the same number.',
  },
  'LAN-2103': {
    what: 'Lanyard asked the Identity Agent in a way it does not accept.',
    whatToDo: 'Call your IT support with this code.',
    who: ['lanyard', 'it'],
    helpdesk: '0x80100003 INVALID_PARAMETER. A defect in Lanyard, or an Identity Agent of an unknown version.',
  },
  'LAN-2104': {
    what: 'The Identity Agent gave a ticket longer than it announced.',
    whatToDo: 'Try again. If that does not help, call your IT support.',
    who: ['lanyard', 'it'],
    helpdesk:
      '0x80100004 BUFFER_TOO_SMALL. The ticket host enlarges its buffer by itself up to 64 KiB; this should not be seen.',
  },
  'LAN-2105': {
    what: 'The Identity Agent was restarted and does not know Lanyard yet.',
    whatToDo: 'Try again. If that does not help, call your IT support.',
    who: ['lanyard', 'it'],
    helpdesk:
      '0x80100005 INVALID_INSTANCE_HANDLE. Lanyard initialises the library anew once by itself; this was the second time in a row.',
  },
  'LAN-2106': {
    what: 'The Identity Agent is busy.',
    whatToDo: 'Finish any open smartcard window, wait a moment, then try again.',
    who: ['user'],
    helpdesk: '0x80100006 SERVER_BUSY. Another application is often signing in. Lanyard tried four times.',
  },
  'LAN-2107': {
    what: 'The Identity Agent cannot be reached.',
    whatToDo: 'Check that the Identity Agent runs, or restart it. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      '0x80100007 SERVER_COMM_FAILED. The library cannot talk to the agent. Agent and Lanyard must run in the same Windows session.',
  },
  'LAN-2108': {
    what: 'The computer is short of memory for the smartcard software.',
    whatToDo: 'Close programs you do not need, or restart the computer. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk: '0x80100008 RESOURCE_ALLOCATION_FAILED. The Ticket API ran out of memory or handles.',
  },
  'LAN-2109': {
    what: 'Nobody is signed in at the Identity Agent.',
    whatToDo: 'Put your smartcard in and sign in.',
    who: ['user'],
    helpdesk:
      '0x80100009 TICKET_NOT_AVAILABLE. The agent holds no ticket. The normal answer when nobody has signed in.',
  },
  'LAN-2110': {
    what: 'The smartcard software failed internally.',
    whatToDo:
      'Restart the Identity Agent: take the card out, exit the agent from the tray, start it again, put the card back. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk: '0x8010000A INTERNAL_ERROR. Failure inside the Identity Agent; its own log says more.',
  },
  'LAN-2111': {
    what: 'The Identity Agent is too old for what Lanyard asked.',
    whatToDo: 'Ask your IT support to update the Identity Agent.',
    who: ['it'],
    helpdesk: '0x8010000B NOT_IMPLEMENTED. The function is not implemented. The minimum is Identity Agent 2.4.10.0.',
  },
  'LAN-2201': {
    what: 'This type of smartcard is not accepted.',
    whatToDo: 'Ask your Registration Authority for a newer card (series 8 or later).',
    who: ['ra', 'it'],
    helpdesk:
      '0x80200001 SMARTCARD_NOT_SUPPORTED. Series 4 to 6 are retired. For a newer card, check the card middleware of this computer.',
  },
  'LAN-2202': {
    what: 'The Identity Agent finds no smartcard reader.',
    whatToDo:
      'Plug the reader in again; if it is in the keyboard, plug the keyboard in again. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      '0x80200002 READER_NOT_AVAILABLE. Check the reader, its driver and, in remote sessions, the redirection of the reader.',
  },
  'LAN-2203': {
    what: 'The smartcard cannot be used.',
    whatToDo:
      'Put it in again, chip first, the right way up. Try another computer, then ask your Registration Authority.',
    who: ['user', 'ra'],
    helpdesk: '0x80200003 SMARTCARD_NOT_VALID. Blank, damaged, upside down or cancelled.',
  },
  'LAN-2204': {
    what: 'Your smartcard is locked after wrong passcodes.',
    whatToDo:
      'Unlock it with the self-service smartcard unlock, or ask your Registration Authority. Do not try more passcodes.',
    who: ['user', 'ra'],
    helpdesk:
      '0x80200004 PIN_BLOCKED. Locked after three wrong passcodes. Self-service unlock works on any internet connection, with a code by email or mobile.',
  },
  'LAN-2205': {
    what: 'Reading the smartcard was interrupted.',
    whatToDo: 'Leave the card in, wait a few seconds before you type the passcode, and try again.',
    who: ['user'],
    helpdesk:
      '0x80200005 CARD_TRANSACTION_FAILED. The card was moved or the reader lost contact. If it repeats: clean the chip, try another reader.',
  },
  'LAN-2206': {
    what: 'The smartcard holds no usable certificate.',
    whatToDo: 'Ask your Registration Authority to renew the card; if it has expired, in person.',
    who: ['ra'],
    helpdesk: '0x80200006 NO_CERT_FOUND. Certificates expired or missing.',
  },
  'LAN-2207': {
    what: 'The smartcard lacks its key.',
    whatToDo: 'Ask your Registration Authority to repair the card.',
    who: ['ra', 'it'],
    helpdesk:
      '0x80200007 NO_KEY_FOUND. Key missing on the card, or the middleware for this card series is missing on this computer.',
  },
  'LAN-2401': {
    what: 'The sign-in was cancelled.',
    whatToDo: 'Try again when you are ready.',
    who: ['user'],
    helpdesk: '0x80400001 USER_ABORT. The passcode or role window was closed, or the card was taken out meanwhile.',
    neutral: true,
  },
  'LAN-2402': {
    what: 'The passcode or the smartcard was not accepted.',
    whatToDo: 'Check the passcode and try again. Three wrong passcodes lock the card.',
    who: ['user', 'ra'],
    helpdesk: '0x80400002 AUTHENTICATION_FAILED. Wrong passcode, or the national service refused the card.',
  },
  'LAN-2403': {
    what: 'Signing in is not possible at the moment.',
    whatToDo: 'Check that you are on the NHS network (HSCN or VPN) and that the Identity Agent runs, then try again.',
    who: ['user', 'it'],
    helpdesk: '0x80400003 AUTHENTICATION_NOT_POSSIBLE. The agent could not begin the sign-in.',
  },
  'LAN-2404': {
    what: 'Your account cannot be used to sign in.',
    whatToDo: 'Ask your Registration Authority to check your profile and positions.',
    who: ['ra'],
    helpdesk: '0x80400004 USER_NOT_VALID. Account closed, unknown or without roles.',
  },
  'LAN-2405': {
    what: 'The Identity Agent cannot reach the national service.',
    whatToDo:
      'Check that you are on the NHS network (HSCN or VPN), then try again. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk: '0x80400005 AUTHSERVER_NOT_AVAILABLE. Check HSCN, VPN, proxy and the service status page.',
  },
  'LAN-2406': {
    what: 'The national service gave the Identity Agent an unexpected answer.',
    whatToDo: 'Call your IT support with this code.',
    who: ['it'],
    helpdesk:
      '0x80400006 AUTHDATA_SYNTAX_ERROR. A wrong environment is configured in the agent, or a proxy altered the traffic.',
  },
  'LAN-2407': {
    what: 'Your session is no longer valid.',
    whatToDo: 'Sign in again.',
    who: ['user'],
    helpdesk: '0x80400007 AUTH_NOT_VALID. The session at the national service has ended.',
  },
  'LAN-2408': {
    what: 'This way of signing in is refused.',
    whatToDo: 'Ask your IT support to update the Identity Agent, or your Registration Authority for a newer card.',
    who: ['it', 'ra'],
    helpdesk:
      '0x80400008 AUTHMETHOD_NOT_SUPPORTED. The agent version or the card generation is blocked. The minimum is Identity Agent 2.4.10.0.',
  },
  'LAN-2801': {
    what: 'Two parts of the Identity Agent have different versions.',
    whatToDo: 'Ask your IT support to reinstall the Identity Agent.',
    who: ['it'],
    helpdesk:
      '0x80800001 VERSION_CONFLICT. Ticket library and agent differ in version: an incomplete upgrade, or a stray copy of the library.',
  },
  'LAN-2802': {
    what: 'The Identity Agent is not installed.',
    whatToDo: 'Ask your IT support to install it.',
    who: ['it'],
    helpdesk:
      '0x80800002 NOT_INSTALLED. The library is there but the agent is not; or this computer has moved to Smartcard Connect.',
  },
  'LAN-2803': {
    what: 'The Identity Agent is not running.',
    whatToDo: 'Start the Identity Agent from the Start menu, then try again.',
    who: ['user', 'it'],
    helpdesk: '0x80800003 NO_SERVERFOUND. The agent must run in the same Windows session as Lanyard.',
  },
  'LAN-2804': {
    what: 'The installation of the Identity Agent is damaged.',
    whatToDo: 'Ask your IT support to reinstall the Identity Agent.',
    who: ['it'],
    helpdesk: '0x80800004 LOAD_RES_FAILED. The agent cannot load its own resources.',
  },
  'LAN-2805': {
    what: 'The Identity Agent is not set up for smartcards.',
    whatToDo: 'Ask your IT support to check the Identity Agent.',
    who: ['it'],
    helpdesk:
      '0x80800005 AUTHMETHOD_NOT_AVAILABLE. Card middleware missing, or the smartcard method not configured in the agent.',
  },
  'LAN-2806': {
    what: 'Signing in with a smartcard is not possible here.',
    whatToDo: 'Ask your IT support whether smartcards may be used in this session.',
    who: ['it'],
    helpdesk: '0x80800006 AUTHMETHOD_NOT_POSSIBLE. The method cannot run here: a remote session, or policy.',
  },
  'LAN-2807': {
    what: 'Something that the Identity Agent needs is missing.',
    whatToDo: 'Ask your IT support to check the Identity Agent.',
    who: ['it'],
    helpdesk: '0x80800007 RESOURCE_NOT_AVAILABLE. The agent reports a missing resource; its own log says which.',
  },
  'LAN-2901': {
    what: 'A Windows function failed inside the Identity Agent ({hex}).',
    whatToDo: 'Call your IT support with this code.',
    who: ['it'],
    helpdesk: 'Codes 0x81000000 to 0x81FFFFFF: the lower six digits are presumably the Windows error number in hex.',
  },
  'LAN-2999': {
    what: 'The Identity Agent reported a problem that Lanyard does not know ({hex}).',
    whatToDo: 'Try again. If it happens again, call your IT support with this code.',
    who: ['it', 'lanyard'],
    helpdesk:
      'A Ticket API code outside the published table. Not a Windows or smartcard service code, even if it looks like one.',
  },
} as const satisfies Record<string, CatalogueEntry>;
