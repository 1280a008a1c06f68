import type { SettingTexts } from './words.ts';

export const english: SettingTexts = {
  groups: {
    environment: 'Environment',
    signIn: 'Sign-in',
    identityAgent: 'Identity Agent',
    spine: 'Role assertion (Spine)',
    cis2: 'Sign-in in the browser (CIS2)',
    session: 'Session',
    cards: 'Smartcards and readers',
    window: 'Window',
    desktop: 'Desktop',
    launch: 'Applications',
    log: 'Log files',
    audit: 'Journal of sign-ins',
    updates: 'Updates',
    workstation: 'Recognising the workstation',
  },
  settings: {
    environment: {
      title: 'National environment',
      purpose:
        'The national environment this workstation works in; shown on every screen and used for the default addresses.',
    },
    'signIn.routes': {
      title: 'Ways to sign in',
      purpose: 'The ways to sign in, in the order they are offered: the Identity Agent, the browser.',
    },
    'identityAgent.library': {
      title: 'Ticket library',
      purpose:
        'Absolute path of the ticket library. Without it the folders of the Identity Agent and of Windows are searched.',
    },
    'identityAgent.endTicketOn': {
      title: 'When the ticket is destroyed',
      purpose:
        "When the Identity Agent's ticket is destroyed. That signs the person out of every application; `never` is for sites that run the agent in a persistence mode.",
    },
    'identityAgent.silentTimeout': {
      title: 'Time limit of silent calls',
      purpose: 'How long a call of the agent that never prompts may take.',
    },
    'identityAgent.passcodeTimeout': {
      title: 'Time limit for the passcode',
      purpose: "How long the person may take in the agent's own windows.",
    },
    'identityAgent.withoutCard': {
      title: 'Sign in without a card in a reader',
      purpose: 'Accept a ticket although no card is in a local reader (virtual smartcards).',
    },
    'identityAgent.endsOn': {
      title: 'End of the Identity Agent',
      purpose: 'The last day on which signing in through the Identity Agent (CIS1) works, as it is announced.',
    },
    'identityAgent.warnBeforeEnd': {
      title: 'Warning of the end of the Identity Agent',
      purpose: 'How many days before its end the self-test warns on a computer that has no other way to sign in.',
    },
    'spine.roleAssertionUrl': {
      title: 'Role assertion address',
      purpose: 'Address of the role assertion service; without it, the one of the environment.',
    },
    'spine.caFile': {
      title: 'Certificate authorities of the role assertion host',
      purpose:
        'PEM file with the certificate authorities trusted for the role assertion host, and for nothing else. A relative path starts at the settings file.',
    },
    'spine.connectTimeout': {
      title: 'Time limit of a connection',
      purpose: 'How long making one connection may take.',
    },
    'spine.totalTimeout': {
      title: 'Time limit of the request',
      purpose: 'How long the whole request may take, retries included.',
    },
    'spine.clockTolerance': {
      title: 'Clock tolerance',
      purpose: "How far the assertion's validity may be off the server's clock.",
    },
    'spine.liveOnly': {
      title: 'Live sign-ins only',
      purpose: 'Refuse a sign-in in training mode.',
    },
    'cis2.issuer': {
      title: 'CIS2 address',
      purpose:
        'Issuer or discovery address of CIS2, letter by letter as it was given; without it, the one of the environment.',
    },
    'cis2.clientId': {
      title: 'CIS2 client id',
      purpose: 'The client id that CIS2 gave the organisation. Without it there is no sign-in in the browser.',
    },
    'cis2.acrValues': {
      title: 'Authenticators asked for',
      purpose:
        'Which authenticators CIS2 is asked for: `AAL3_ANY`, or `AAL2_OR_AAL3_ANY` where the organisation allows level 2.',
    },
    'cis2.requiredLevel': {
      title: 'Level required',
      purpose:
        'The level of assurance a sign-in must reach; without it, the one that `cis2.acrValues` stands for. Live needs 2 or 3; 0 is for test providers without levels.',
    },
    'cis2.scopes': {
      title: 'Scopes',
      purpose: 'What CIS2 is asked to tell about the person and their roles.',
    },
    'cis2.changeRoleScope': {
      title: 'Scope for a change of role',
      purpose:
        'The scope that asks CIS2 for another role; without it `changedrole`, where CIS2 says that it supports it.',
    },
    'cis2.redirectHost': {
      title: 'Host of the redirect address',
      purpose: 'The host of the address the browser returns to, exactly as registered with CIS2.',
    },
    'cis2.redirectPorts': {
      title: 'Ports of the redirect address',
      purpose:
        'The registered ports the browser may return to on this computer, tried in this order. 0 is any free port, for providers that allow it.',
    },
    'cis2.redirectPath': {
      title: 'Path of the redirect address',
      purpose: 'The path of the address the browser returns to, exactly as registered with CIS2.',
    },
    'cis2.browserTimeout': {
      title: 'Time limit in the browser',
      purpose: 'How long the person may take in the browser.',
    },
    'cis2.requestTimeout': {
      title: 'Time limit of a request',
      purpose: 'How long one request to CIS2 or the broker may take.',
    },
    'cis2.maxAge': {
      title: 'Oldest sign-in accepted',
      purpose: 'How long ago the person may have signed in at CIS2 at most.',
    },
    'cis2.minimumIdentityLevel': {
      title: 'Identity level required',
      purpose: "How well the person's identity must have been proven; 0 does not ask.",
    },
    'cis2.clockTolerance': {
      title: 'Clock tolerance',
      purpose: 'How far the times in a token may be off the clock of this computer.',
    },
    'cis2.algorithms': {
      title: 'Signature algorithms',
      purpose: 'The algorithms that tokens may be signed with.',
    },
    'cis2.requireNonce': {
      title: 'Require the nonce',
      purpose:
        'Refuse a token that does not repeat the nonce of its request. Turning it off is for test providers; in live the self-test says so.',
    },
    'cis2.requireSid': {
      title: 'Require the session id',
      purpose: 'Refuse a token without a session id; logout notices need one. Live needs `true`.',
    },
    'cis2.client': {
      title: 'Who redeems the code',
      purpose:
        "Who turns the sign-in's code into tokens: the organisation's broker, or Lanyard itself, which is for labs and refused for live.",
    },
    'cis2.authentication': {
      title: 'Proof of a direct client',
      purpose:
        'How Lanyard proves itself where `cis2.client` is `direct`. The secret or key itself is kept in the keychain.',
    },
    'cis2.brokerUrl': {
      title: 'Broker address',
      purpose: "Address of the organisation's broker, before `/v1/`.",
    },
    'cis2.caFile': {
      title: 'Certificate authorities of CIS2 and the broker',
      purpose:
        'PEM file with the certificate authorities trusted for CIS2 and the broker, and for nothing else. A relative path starts at the settings file.',
    },
    'cis2.endSession': {
      title: 'End the CIS2 session on sign-out',
      purpose: "Whether signing out also ends the person's session at CIS2, for every application in the browser.",
    },
    'cis2.bindToCard': {
      title: 'Bind browser sessions to the card',
      purpose:
        'Which browser sessions end when the card leaves the reader: those signed in with a smartcard, all, or none.',
    },
    'cis2.logoutNotices': {
      title: 'Logout notices',
      purpose: 'Whether the broker is asked for sign-outs that happen at CIS2.',
    },
    'session.idleLimit': {
      title: 'Idle limit',
      purpose: 'Without keyboard or mouse for so long, the session ends.',
    },
    'session.idleWarning': {
      title: 'Idle warning',
      purpose:
        'So long before that, the person is warned and may stay. So long before an end that nobody can put off, the person is warned, too.',
    },
    'session.timeLimit': {
      title: 'Longest session',
      purpose: 'So long after sign-in, the session ends whatever happens.',
    },
    'session.endOnLock': {
      title: 'End when the screen is locked',
      purpose: 'Whether locking the screen ends the session.',
    },
    'session.endOnDisconnect': {
      title: 'End when a remote desktop is disconnected',
      purpose: 'Whether disconnecting a remote desktop, or handing it over, ends the session.',
    },
    'session.endOnTokenExpiry': {
      title: 'End when the sign-in with CIS2 expires',
      purpose: 'Whether a session signed in with the browser ends when the proof that CIS2 gave for it expires.',
    },
    'session.confirmQuit': {
      title: 'Ask before quitting',
      purpose: 'Whether quitting asks first while somebody is signed in.',
    },
    'session.ticketWatch': {
      title: 'Watch of the ticket',
      purpose: 'How often the Identity Agent is asked whether its ticket is still the same.',
    },
    'session.contactlessGrace': {
      title: 'Grace for contactless cards',
      purpose:
        'How long a contactless card may lose contact before that counts as its removal; the screen is covered meanwhile.',
    },
    'session.contactGrace': {
      title: 'Grace for cards with contacts',
      purpose: 'The same for a card with contacts.',
    },
    'cards.holderField': {
      title: 'Where a card names its holder',
      purpose: "The field of a card's certificate in which the user id is looked for.",
    },
    'cards.readCertificates': {
      title: 'Read the certificates of cards',
      purpose:
        "Read a card's certificate in idle moments, so that with several cards the session belongs to the person's own.",
    },
    'cards.simulatorSocket': {
      title: 'Card simulator',
      purpose: 'Development only: take readers and cards from the simulator at this socket or pipe.',
    },
    'window.language': {
      title: 'Language',
      purpose: 'The language of the window: that of the system, English, or Welsh.',
    },
    'window.theme': {
      title: 'Light or dark',
      purpose: 'Whether the window is light or dark, or as the system.',
    },
    'window.alwaysOnTop': {
      title: 'Always on top',
      purpose: 'Whether the window stays above all others.',
    },
    'window.hideOnClose': {
      title: 'Closing hides the window',
      purpose: 'Whether closing the window hides it and Lanyard goes on; otherwise it quits.',
    },
    'desktop.autostart': {
      title: 'Start with the computer',
      purpose: 'Whether Lanyard starts when the person signs in to the computer.',
    },
    'desktop.shortcut': {
      title: 'Keyboard shortcut',
      purpose: 'The keys that show the window from anywhere, as `Control+Alt+L`.',
    },
    'desktop.notifications': {
      title: 'Notifications',
      purpose: 'Whether Lanyard shows notifications of the system.',
    },
    'desktop.tray': {
      title: 'Icon in the notification area',
      purpose: 'Whether Lanyard shows its state as an icon in the notification area.',
    },
    launch: {
      title: 'Launch list',
      purpose:
        'Web applications that people can open from Lanyard, each an object with `name`, `url` (https), `icon`, `needsSignIn`, `needsLevel` and `needsRole`.',
    },
    'log.level': {
      title: 'Log level',
      purpose: 'How much is written to the log files.',
    },
    'log.days': {
      title: 'Age of log files',
      purpose: 'Older log files are removed.',
    },
    'log.sizeLimit': {
      title: 'Size of the log files',
      purpose: 'What all log files of one person may take together; the oldest go first.',
    },
    'audit.days': {
      title: 'Age of the journal',
      purpose: 'Files of the journal of sign-ins that are older are removed.',
    },
    'audit.eventLog': {
      title: 'Windows Event Log',
      purpose: 'Whether sign-ins and ends are also written to the Windows Event Log.',
    },
    'workstation.agentNames': {
      title: 'Names of the Identity Agent',
      purpose:
        'Parts of the names under which Windows lists the Identity Agent, or another agent in its place, among the installed programs.',
    },
    'workstation.credentialManagementNames': {
      title: 'Names of Credential Management',
      purpose:
        'Parts of the names under which Windows lists Credential Management. From version 3 on it brings Smartcard Connect.',
    },
    'workstation.smartcardConnectNames': {
      title: 'Names of Smartcard Connect',
      purpose: 'Parts of the names under which Windows lists Smartcard Connect.',
    },
    'workstation.ports': {
      title: 'Ports of Credential Management',
      purpose:
        'The ports on which Credential Management listens on this computer. That something listens there is a hint only.',
    },
    'updates.location': {
      title: 'Where the current version is announced',
      purpose:
        'An https address or a path of a small JSON file that says which version is current. Lanyard only tells; it never updates itself.',
    },
  },
  choices: {
    live: 'Live',
    integration: 'Integration',
    development: 'Development',
    deployment: 'Deployment',
    training: 'Training',
    'removal-and-sign-out': 'When the card is removed and on sign-out',
    'sign-out': 'On sign-out only',
    never: 'Never',
    always: 'Always',
    smartcard: 'Those signed in with a smartcard',
    broker: "The organisation's broker",
    direct: 'Lanyard itself (labs only)',
    none: 'None',
    system: 'As the system',
    en: 'English',
    cy: 'Welsh',
    light: 'Light',
    dark: 'Dark',
    error: 'Errors',
    warn: 'Warnings and errors',
    info: 'What happens',
    debug: 'Everything',
  },
  overrides: {
    title: 'Settings for certain computers',
    purpose:
      'Settings for the computers or thin clients whose name fits a pattern. Each is an object with `clientName` or `computerName` (a pattern with * and ?) and `settings`; later ones win.',
  },
  templates: {
    name: 'Lanyard',
    description: 'Lanyard, the sign-in client of NHS smartcard workstations.',
    supported: 'Lanyard 0.1 or later',
    about: (setting) => `Name of the setting: ${setting}`,
    preset: (value) => `Without this policy: ${value}`,
    number: (low, high, unit) => `From ${String(low)} to ${String(high)}${unit === 'none' ? '' : ` ${unit}`}.`,
    lines: 'One on each line, in order.',
    numberLines: 'One number on each line, in order.',
    recordLines: 'One JSON object on each line, in order.',
  },
};
