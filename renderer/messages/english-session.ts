/** The frame of the window and the screens of a session, in English. `{{name}}` is filled in. */
export const englishSession = {
  product: 'Lanyard',
  ribbon: { live: 'LIVE', training: 'TRAINING', test: 'TEST', simulator: 'SIMULATOR' },
  ribbonLabel: 'Environment: {{ribbon}}',

  readiness: {
    starting: { status: 'Starting', heading: 'Looking for card readers' },
    unknown: { status: 'Cannot see the card reader', heading: 'Cannot tell whether a card is in the reader' },
    'no-reader': { status: 'No card reader found', heading: 'Plug in a smartcard reader' },
    empty: { status: 'Waiting for your smartcard', heading: 'Put your smartcard in the reader' },
    'card-in': { status: 'Not signed in', heading: 'Your smartcard is in the reader' },
  },
  lead: {
    browser: {
      heading: 'Sign in with your browser',
      text: 'Choose “Sign in”. Your browser opens, and you come back here when you are done.',
    },
    none: {
      heading: 'This computer has no way to sign in',
      text: 'There is no Identity Agent, and signing in with the browser is not set up. Call your IT support.',
    },
  },
  readers: {
    one: 'Chip end first. Reader: {{name}} is ready.',
    several: 'Chip end first. These readers are ready:',
    starting: 'One moment.',
    unknown: 'The smartcard service of this computer does not answer. Lanyard goes on trying by itself.',
    unknownRemedy: 'If this stays, restart the computer or call your IT support.',
    none: 'No reader was found. Lanyard sees it as soon as it is plugged in.',
    noneRemedy: 'If it is plugged in, try another socket. In a remote session, ask your IT support.',
    cardIn: 'Choose “Sign in” to go on, or take your card out.',
    withoutCard: 'You can also sign in without a card in a reader of this computer.',
  },

  newer: {
    label: 'Newer version',
    text: 'Version {{version}} of Lanyard is out. Your IT support installs it; you need not do anything.',
    dismiss: 'Hide',
    dismissLabel: 'Hide: a newer version is out',
  },

  signingIn: {
    status: 'Signing in',
    step: 'Step {{step}} of {{steps}}',
    spoken: '{{heading}}.',
    checking: {
      heading: 'Checking your smartcard',
      text: 'Lanyard asks the Identity Agent whether you are signed in already. Leave your card in the reader.',
    },
    passcode: {
      heading: 'Type your passcode in the Identity Agent window',
      text: 'If you cannot see it, it may be behind this window.',
    },
    assertion: {
      heading: 'Getting your role from the national service',
      text: 'This usually takes a few seconds. Leave your card in the reader.',
    },
    cards: {
      heading: 'Looking whose card this is',
      text: 'This takes a moment. Leave your card in the reader.',
    },
    opening: {
      heading: 'Opening your browser',
      text: 'One moment. You go on there.',
    },
    browser: {
      heading: 'Finish in your browser',
      text: 'A page of the national sign-in service has opened. Come back here when it says that you are done.',
      hint: 'If no page has opened, choose “Cancel” and try again.',
    },
    tokens: {
      heading: 'Getting your role from the national service',
      text: 'This usually takes a few seconds.',
    },
  },

  another: {
    heading: 'How do you want to sign in?',
    text: 'Lanyard opens your browser for this.',
    list: 'Ways to sign in',
    agent: 'Card with the Identity Agent',
  },
  authenticators: {
    smartcard: { name: 'NHS smartcard', hint: 'Your card, a reader and your passcode' },
    'windows-hello': {
      name: 'Windows Hello',
      hint: 'Face, fingerprint or PIN of your own computer',
    },
    'security-key': { name: 'Security key', hint: 'A key in the USB port or held to the computer' },
    ipad: { name: 'iPad app', hint: 'The NHS Care Identity app on your iPad' },
    passkey: { name: 'Passkey', hint: 'Fingerprint, face or screen lock of your phone or tablet' },
    'nhs-net-connect': { name: 'NHS.net Connect', hint: 'Your NHS.net account (formerly NHSmail)' },
    'microsoft-authenticator': {
      name: 'Microsoft Authenticator',
      hint: 'User name, password and a six-digit code',
    },
    fido2: { name: 'Windows Hello or security key', hint: '' },
    unknown: { name: 'Another way', hint: '' },
  },
  level: {
    '0': 'level not stated',
    '1': 'low assurance',
    '2': 'high assurance',
    '3': 'very high assurance',
  },

  roles: {
    status: 'Choose your role',
    heading: 'Which role are you working in?',
    search: 'Search {{count}} roles',
    searchHint: 'Type a part of the role, the organisation or its code. Arrow keys move, Enter chooses.',
    list: 'Your roles',
    lastUsed: 'Used last time',
    current: 'Your role now',
    continueAs: 'Continue as {{role}}',
    noName: 'Role without a name',
    noOrganisation: 'No organisation stated',
    // Of roles that look alike.
    apart: { code: 'Role code {{value}}', profile: 'Role profile {{value}}' },
    found_one: '{{count}} role found',
    found_other: '{{count}} roles found',
    nothing: 'No role has “{{query}}” in it. Try fewer letters.',
    noneStatus: 'No role',
    noneHeading: 'You have no role to work in',
    noneText: 'You are known to the national service as {{name}}, but no organisation has given you a role.',
    noneRemedy: 'Ask your Registration Authority for a role. Until then, sign out.',
  },

  signedIn: {
    status: 'Signed in',
    since: 'since {{time}}',
    organisation: '{{name}} · {{code}}',
    noName: 'User {{id}}',
    details: 'Details',
    with: 'With',
    withLevel: '{{way}}, {{level}}',
    smartcardThroughAgent: 'NHS smartcard',
    identityLevel: 'Identity checked',
    identityLevelValue: 'level {{level}}',
    endsBy: 'Ends by',
    endsIn: '{{time}}, in {{left}}',
    minutes: '{{minutes}} min',
    roleCode: 'Role code',
    userId: 'User ID',
    cardReader: 'Card reader',
    takeCardOut: 'Taking your card out ends the session.',
    takeAnyCardOut: 'Taking any of the cards out ends the session.',
    cardNotBound: 'Taking a card out does not end this session: sign out when you leave.',
    problem: 'Still signed in as before',
  },
  signOut: {
    question: 'Sign out everywhere?',
    warning: 'Signing out ends your smartcard session in every application on this computer.',
  },
  changeRole: {
    question: 'Change your role?',
    agentWarning:
      'The Identity Agent will ask you for the new role. The session you have now ends, and other applications on this computer may sign you out, too.',
    browserWarning: 'Your browser opens and you sign in again. Until that is done you keep the role you have.',
    change: 'Change role',
    keep: 'Keep this role',
    underWay: 'Sign in there to choose another role. Until then you keep the one you have.',
  },
  stepUp: {
    button: 'Sign in with very high assurance',
    underWay: 'Sign in there with a stronger way. Until then everything stays as it is.',
  },

  warning: {
    status: { idle: 'Still there?', 'time-limit': 'Session ends soon', 'token-expired': 'Session ends soon' },
    heading_one: 'You will be signed out in {{count}} second',
    heading_other: 'You will be signed out in {{count}} seconds',
    text: {
      idle: 'Nothing has been touched for a while.',
      'time-limit': 'The session has lasted its longest time. Finish what you are doing, and sign in again afterwards.',
      'token-expired': 'Your sign-in runs out. Finish what you are doing, and sign in again afterwards.',
    },
  },
  covered: {
    status: 'One moment',
    heading: 'Your card has lost contact',
    text: 'Put it back on the reader. If it does not come back at once, you are signed out.',
  },

  ended: {
    status: 'Session ended',
    heading: {
      'card-removed': 'Your card was taken out at {{time}}',
      'reader-removed': 'The card reader was unplugged at {{time}}',
      'card-service-stopped': 'The smartcard service stopped, so Lanyard signed you out at {{time}}',
      'signed-out': 'You signed out at {{time}}',
      idle: 'Nothing was touched, so Lanyard signed you out at {{time}}',
      'time-limit': 'The session had lasted its longest time, so Lanyard signed you out at {{time}}',
      'token-expired': 'Your sign-in ran out, so Lanyard signed you out at {{time}}',
      locked: 'The screen was locked, so Lanyard signed you out at {{time}}',
      asleep: 'The computer went to sleep, so Lanyard signed you out at {{time}}',
      disconnected: 'The remote session was disconnected, so Lanyard signed you out at {{time}}',
      'agent-signed-out': 'The Identity Agent signed you out at {{time}}',
      'agent-stopped': 'The Identity Agent stopped answering, so Lanyard signed you out at {{time}}',
      'ticket-changed': 'Somebody signed in anew in the Identity Agent at {{time}}',
      'broker-signed-out': 'The national service signed you out at {{time}}',
      'another-card': 'Another person’s card was in the reader, so Lanyard signed you out at {{time}}',
      'role-change': 'You asked for another role at {{time}}',
      'policy-changed': 'Your organisation changed the settings, so Lanyard signed you out at {{time}}',
      quit: 'Lanyard was closed at {{time}}',
    },
    nothingLeft: 'Everything is signed out and nothing of your session is left on this computer.',
    agentEnding: 'Everything is being signed out and nothing of your session is left in Lanyard.',
    agentKept:
      'Lanyard has signed you out and kept nothing of your session. Other applications may still be signed in with the Identity Agent.',
    browserKept:
      'Lanyard has signed you out and kept nothing of your session. Pages in your browser may still be signed in: close the browser.',
    nextCard: 'To sign in again, put a smartcard in the reader.',
    nextSignIn: 'To sign in again, choose “Sign in”.',
    nextReader: 'To sign in again, plug the reader in and put your smartcard in.',
    nextService: 'Lanyard goes on as soon as the service is back. If it stays away, restart the computer.',
  },

  problem: {
    status: 'Could not sign in',
    at: 'at {{time}}',
    cancelled: 'Not signed in',
    notSetUp: 'Lanyard is not set up correctly',
    code: 'Code',
    whoCanHelp: 'Who can help',
    supportText: '{{product}} ({{ribbon}}) {{code}} at {{time}}',
    copied: 'Copied',
  },
  helpers: {
    user: 'you',
    ra: 'your Registration Authority',
    it: 'your IT support',
    service: 'the national service desk',
    lanyard: 'the makers of Lanyard',
    then: '{{first}}, then {{next}}',
  },

  unavailable: {
    heading: 'Lanyard could not show this window',
    text: 'Close Lanyard and start it again. If it happens again, call your IT support with the code LAN-9001.',
  },

  buttons: {
    signIn: 'Sign in',
    another: 'Sign in another way',
    // Beside “Sign in” and “Try again”.
    anotherBeside: 'Sign in another way',
    cancel: 'Cancel',
    back: 'Back',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    staySignedIn: 'Stay signed in',
    signOutNow: 'Sign out now',
    tryAgain: 'Try again',
    copyForSupport: 'Copy for support',
    changeRole: 'Change role',
  },

  footer: {
    starting: 'Looking for card readers',
    unknown: 'Card readers: cannot tell',
    'no-reader': 'No card reader',
    emptyOne: '{{name}}: no card',
    emptySeveral_one: '{{count}} reader: no card',
    emptySeveral_other: '{{count}} readers: no card',
    cardInOne: '{{name}}: card in',
    cardInSeveral_one: 'Card in {{count}} reader',
    cardInSeveral_other: 'Cards in {{count}} readers',
    simulatedCards: 'Cards come from the simulator',
  },
} as const;
