/** Codes that one caller's words lead to. */
export interface CodeGroup {
  /** What the caller sees or says. */
  readonly title: string;
  /** What to look at first, whatever the code. */
  readonly first: string;
  /** Codes, or their beginnings (`LAN-30`). A code belongs to the first group that names it. */
  readonly codes: readonly string[];
}

/** The codes of the catalogue by what the caller sees, in the order in which a sign-in meets them. */
export const codeGroups: readonly CodeGroup[] = [
  {
    title: 'It does not see my card or my reader',
    first:
      'The last line of the window, then another socket, another reader, another card. In a remote session: is the reader redirected? On Windows a missing reader and a stopped service look alike.',
    codes: [
      'LAN-1001',
      'LAN-1002',
      'LAN-1003',
      'LAN-1004',
      'LAN-1005',
      'LAN-1006',
      'LAN-1007',
      'LAN-1010',
      'LAN-1017',
      'LAN-2202',
      'LAN-2205',
      'LAN-8202',
    ],
  },
  {
    title: 'It does not take my card, my passcode or my account',
    first:
      'Stop guessing passcodes. Does another card work on this computer? Then it is the card or the account: the Registration Authority.',
    codes: ['LAN-2201', 'LAN-2203', 'LAN-2204', 'LAN-2206', 'LAN-2207', 'LAN-2402', 'LAN-2404', 'LAN-3407', 'LAN-8201'],
  },
  {
    title: 'It says that I have no role, or the wrong one',
    first:
      "The person's positions in Care Identity Management: the Registration Authority. LIVE and TRAINING are different directories.",
    codes: ['LAN-3408', 'LAN-341', 'LAN-4016', 'LAN-4017', 'LAN-4018', 'LAN-4415', 'LAN-4417'],
  },
  {
    title: 'It was cancelled, or took too long',
    first: 'Close any window of the Identity Agent or page of the browser that is still open, then sign in again.',
    codes: [
      'LAN-2013',
      'LAN-2016',
      'LAN-2018',
      'LAN-2109',
      'LAN-2401',
      'LAN-2407',
      'LAN-3011',
      'LAN-4004',
      'LAN-4104',
      'LAN-4107',
      'LAN-4201',
    ],
  },
  {
    title: 'The passcode window does not come, or the Identity Agent has a problem',
    first:
      'Is the Identity Agent running, and of the version you roll out? Restart it once. Then `lanyard check`: Workstation, Ticket library, Identity Agent.',
    codes: ['LAN-2', 'LAN-3415', 'LAN-810', 'LAN-8203'],
  },
  {
    title: 'It cannot reach the national service',
    first:
      'Is the computer on the NHS network (HSCN or VPN)? Then `lanyard check`: Network, Proxy, Names of the services, Connection to Spine. Are others affected?',
    codes: ['LAN-2405', 'LAN-30', 'LAN-8301'],
  },
  {
    title: 'It does not trust the national service',
    first:
      'Clock first. Then who signed the certificate that was shown (`lanyard check`): a proxy that opens TLS, or an authority that is missing. There is no switch that skips this, and none should be looked for.',
    codes: ['LAN-31', 'LAN-8302'],
  },
  {
    title: 'The national service answered, but with an error',
    first:
      'Try once more after a minute. The status page of the national service; then the code, the time and the environment to its desk.',
    codes: ['LAN-2406', 'LAN-32', 'LAN-33', 'LAN-34'],
  },
  {
    title: 'The browser does not open, or does not come back',
    first:
      'Which browser is the default one? `lanyard check`: Ports for the browser’s answer, Browser policies, Connection to CIS2. Is signing in with the browser set up at all (`cis2.clientId`)?',
    codes: ['LAN-40', 'LAN-41', 'LAN-840'],
  },
  {
    title: 'The browser came back, but I am not signed in',
    first:
      'Did another person sign in in the same browser? Close it wholly and try again. Then clock, registration with CIS2, and the broker.',
    codes: ['LAN-4015', 'LAN-42', 'LAN-43', 'LAN-44', 'LAN-45', 'LAN-46'],
  },
  {
    title: 'On the page Cards, or with lanyard cards --read',
    first: 'Reading is for when nobody is signed in and no other program has the card.',
    codes: ['LAN-1011', 'LAN-1012', 'LAN-1013', 'LAN-1014', 'LAN-1015', 'LAN-1016'],
  },
  {
    title: 'Lanyard is not set up correctly, or does not start',
    first:
      '`lanyard settings` shows every value in force, where it comes from and what was refused ([settings.md](settings.md)).',
    codes: [
      'LAN-50',
      'LAN-8106',
      'LAN-8501',
      'LAN-8502',
      'LAN-8503',
      'LAN-8504',
      'LAN-8505',
      'LAN-8506',
      'LAN-9005',
      'LAN-9009',
      'LAN-1008',
      'LAN-1009',
    ],
  },
  {
    title: 'It does not remember me after a restart',
    first: 'Nobody is kept from working. The keychain of the account: `lanyard check`, Keychain.',
    codes: ['LAN-60'],
  },
  {
    title: 'Anything else: the journal, the support file, the check, the command line',
    first: 'Space on the disk, rights of the folder, and whether anybody has touched the files.',
    codes: ['LAN-70', 'LAN-8001', 'LAN-88', 'LAN-90'],
  },
];

/** The group a code belongs to; `undefined` where none names it. An exact code wins over a beginning. */
export function groupOf(code: string): CodeGroup | undefined {
  return (
    codeGroups.find(({ codes }) => codes.includes(code)) ??
    codeGroups.find(({ codes }) => codes.some((one) => code.startsWith(one)))
  );
}
