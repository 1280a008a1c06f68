import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-80xx: the self-test itself. */
const selfTestErrors = {
  'LAN-8001': {
    what: 'This check did not come to an end within {seconds} seconds.',
    whatToDo: 'Run the self-test again. If it happens again, tell your IT support which check it is.',
    who: ['user', 'it'],
    helpdesk: 'Something the check asked does not answer. The other checks mostly say what.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-81xx: the smartcard software of this computer. */
const workstationErrors = {
  'LAN-8101': {
    what: 'The Identity Agent is not installed on this computer.',
    whatToDo: 'Sign in in another way if one is offered, or ask your IT support to install the Identity Agent.',
    who: ['it'],
    helpdesk:
      'Neither the program nor the ticket library of the Identity Agent was found in its folders, the list of programs or identityAgent.library. Credential Management 1.x alone is not enough.',
  },
  'LAN-8102': {
    what: 'This computer uses Smartcard Connect, so there is no Identity Agent to sign in with.',
    whatToDo: 'Sign in in the browser. If that is not offered, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk:
      'Credential Management 3 or later (Smartcard Connect) replaces the Identity Agent. The settings must allow sign-in in the browser (CIS2).',
  },
  'LAN-8103': {
    what: 'The Identity Agent of this computer is too old to be accepted.',
    whatToDo: 'Ask your IT support to update the Identity Agent.',
    who: ['it'],
    helpdesk: 'Version {version} is installed; {oldest} is the oldest that is still accepted.',
  },
  'LAN-8104': {
    what: 'The Identity Agent and Smartcard Connect are both installed, which they must not be.',
    whatToDo: 'Ask your IT support to remove one of the two.',
    who: ['it'],
    helpdesk:
      'Credential Management 3 or later (Smartcard Connect) was found beside the Identity Agent or what is left of it. While every application still needs the agent, install Credential Management 1.x instead.',
  },
  'LAN-8105': {
    what: 'Credential Management is installed without the Identity Agent, which it needs.',
    whatToDo: 'Ask your IT support to install the Identity Agent, or Smartcard Connect in place of both.',
    who: ['it'],
    helpdesk:
      'Credential Management 1.x only connects browsers to the Identity Agent. From version 3 on it needs none.',
  },
  'LAN-8106': {
    what: 'None of the ways to sign in that are set up works on this computer.',
    whatToDo: 'Call your IT support with this code.',
    who: ['it'],
    helpdesk:
      'signIn.routes names only what is not here or refuses every sign-in. The reasons are explained under their codes: {reasons}.',
  },
  'LAN-8107': {
    what: 'The Identity Agent works in another environment than Lanyard.',
    whatToDo: 'Call your IT support with this code.',
    who: ['it'],
    helpdesk:
      'The agent works in {theirs} (registry value ActivatePOSTURL; none means live), Lanyard in {ours} (setting environment). Tickets of one are refused by the other.',
  },
  'LAN-8108': {
    what: 'Signing in through the Identity Agent is due to end on {date}, and this computer has no other way.',
    whatToDo: 'Go on working. Your IT support should set up sign-in in the browser (CIS2) before that day.',
    who: ['it'],
    helpdesk:
      'CIS1 and the Identity Agent are due to be switched off. Set cis2.clientId and what it needs, and name the browser in signIn.routes. Where the day was moved: identityAgent.endsOn.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-82xx: card, reader and library, as far as the self-test alone sees it. */
const deviceErrors = {
  'LAN-8201': {
    what: 'This smartcard looks like one of a series that is no longer accepted.',
    whatToDo: 'Ask your Registration Authority for a new card.',
    who: ['ra'],
    helpdesk:
      'Its answer to reset is that of series {series}, not accepted since {since}. The answer to reset is a hint, no proof.',
  },
  'LAN-8202': {
    what: 'A card reader of this kind is known to have trouble with newer smartcards.',
    whatToDo: 'If your card is not read, try another reader or ask your IT support for one.',
    who: ['user', 'it'],
    helpdesk: 'Reader {reader}: SCR331 readers have interoperability problems with cards of series 9 and 10.',
  },
  'LAN-8203': {
    what: 'The ticket library carries a signature that is not valid.',
    whatToDo: 'Ask your IT support to reinstall the Identity Agent.',
    who: ['it'],
    helpdesk: 'Windows does not accept the signature of {path}: damaged, changed, or its signer is not trusted here.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-83xx: network and clock. */
const surroundingErrors = {
  'LAN-8301': {
    what: 'This computer is not connected to a network.',
    whatToDo: 'Connect the network cable or Wi-Fi, and HSCN or VPN where you use one.',
    who: ['user', 'it'],
    helpdesk: 'No network adapter but the loopback has an address.',
  },
  'LAN-8302': {
    what: 'The clock of this computer is wrong by {amount}.',
    whatToDo: 'Ask your IT support to set the clock and to switch its synchronisation on.',
    who: ['it'],
    helpdesk:
      'It is {amount} {direction} the clock of the servers. Certificates, assertions and tokens are refused when clocks differ. Windows: w32tm /resync.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-84xx: policies of the browsers. */
const browserErrors = {
  'LAN-8401': {
    what: 'A policy blocks third-party cookies, so the smartcard cannot be used in the browser.',
    whatToDo: 'Ask your IT support to allow them for this computer itself.',
    who: ['it'],
    helpdesk:
      'BlockThirdPartyCookies is on in {browsers}: the sign-in page then says that Credential Management is not installed. Allow third-party cookies, or add [*.]localhost to CookiesAllowedForUrls.',
  },
  'LAN-8402': {
    what: 'A policy keeps the sign-in page from reaching the smartcard software of this computer.',
    whatToDo: 'Ask your IT support to allow local network access for the sign-in page.',
    who: ['it'],
    helpdesk:
      'A list of blocked addresses for local network access names {origin} in {browsers}. Add the addresses of CIS2 and Spine to LocalNetworkAccessAllowedForUrls and take them off the blocked ones.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-85xx: settings and version. */
const ownErrors = {
  'LAN-8501': {
    what: 'Some settings of this computer were refused; the rest applies.',
    whatToDo: 'Ask your IT support to correct them.',
    who: ['it'],
    helpdesk: 'Refused: {keys}. The self-test says why for each.',
  },
  'LAN-8502': {
    what: 'This version of Lanyard is old.',
    whatToDo: 'Ask your IT support for a newer one.',
    who: ['it'],
    helpdesk: 'Version {version} was built {days} days ago. Its browser engine has had security updates since.',
  },
  'LAN-8503': {
    what: 'Your organisation announces a newer version of Lanyard.',
    whatToDo: 'Go on working. Your IT support installs the newer one.',
    who: ['it'],
    helpdesk: 'This is version {version}; the announcement at updates.location names {newer}.',
  },
  'LAN-8504': {
    what: 'Whether there is a newer version of Lanyard could not be read.',
    whatToDo: 'Go on working. If this computer is connected, tell your IT support this code.',
    who: ['it'],
    helpdesk: 'The announcement at updates.location could not be used: {reason}.',
  },
  'LAN-8505': {
    what: 'A protection that live use should have is turned off.',
    whatToDo: 'Ask your IT support to turn it on.',
    who: ['it'],
    helpdesk:
      'In force in the live environment: {keys}. It is for test providers; leave it off only if CIS2 is known to answer without (docs/settings.md).',
  },
  'LAN-8506': {
    what: 'A file that says which servers Lanyard trusts can be changed by others than administrators.',
    whatToDo: 'Ask your IT support to protect it.',
    who: ['it'],
    helpdesk:
      '{files}. Whoever can write there can make Lanyard trust a server of their own. Put the file where administrators alone may write, as for the settings file (LAN-5013).',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-8xxx: what the self-test finds that has no code elsewhere. */
export const diagnosticsErrors = {
  ...selfTestErrors,
  ...workstationErrors,
  ...deviceErrors,
  ...surroundingErrors,
  ...browserErrors,
  ...ownErrors,
} as const satisfies Record<string, CatalogueEntry>;
