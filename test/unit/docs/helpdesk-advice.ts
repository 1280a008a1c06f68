import type { EndReason } from '../../../electron/session/state.ts';

/** What the support desk should look at when a check is not in order, by the id of the check. */
export const checkAdvice: Readonly<Record<string, string>> = {
  lanyard: 'An old version: give the computer the current package.',
  settings: 'Read which setting was refused and why; `lanyard settings` says from which place it comes.',
  'smartcard-service':
    'Start the service (Windows: `SCardSvr`, Linux: `pcscd`). Windows stops it with the last reader.',
  'card-readers': 'Cable, another socket, driver; in a remote session the redirection of smartcards.',
  'reader-drivers': 'Give the reader the driver of its maker, or exchange the reader.',
  smartcard: 'Chip end first; wipe it; try another reader, then another card.',
  workstation: 'Bring the parts of the smartcard software to versions that belong together.',
  'ticket-library': 'Repair or install the Identity Agent; correct `identityAgent.library`.',
  'identity-agent': 'Start or restart the Identity Agent; look for a window of it that waits.',
  'agent-environment': 'Set Lanyard (`environment`) or the Identity Agent to the environment that is meant.',
  'ways-to-sign-in': 'Install what is missing, or set `signIn.routes` and `cis2.*` for what is there.',
  'agent-end': 'Plan the move to signing in with the browser for this computer.',
  keychain: 'People can work; after a restart they sign in again. Linux: a secret service must run and be unlocked.',
  'redirect-ports': 'Another program has the ports: find it, or register and set others (`cis2.redirectPorts`).',
  'browser-policies': 'Allow third-party cookies and local network access for the sign-in pages of CIS2.',
  network: 'Cable, wireless, VPN.',
  proxy: 'The proxy that the system names does not take connections: correct it, or the script that names it.',
  dns: 'The name cannot be looked up: VPN or HSCN, DNS server, or a wrong address in the settings.',
  'connection-role-assertion':
    'Firewall, proxy, or a certificate authority that is missing: see `LAN-30xx` and `LAN-31xx`.',
  'connection-cis2': 'The same for CIS2; a proxy that opens TLS needs its authority in `cis2.caFile` or in the system.',
  'connection-broker': "The same for the organisation's broker; ask who runs it.",
  'cis2-discovery': 'The address in `cis2.issuer` is of another environment, or offers less than is set.',
  clock: 'Set the clock by the network; a wrong time makes good certificates and sign-ins look invalid.',
  'newer-version':
    'Give the computer the current package. Out of reach of the place that `updates.location` names, nothing is wrong.',
};

/** What is behind each end of a session, and what to look at when it should not have been. */
export const endAdvice: Readonly<Record<EndReason, string>> = {
  'card-removed':
    'The reader said that the card is gone. If nobody touched it: a worn reader or card, or a card that is loose.',
  'reader-removed': 'The reader vanished: cable, USB power saving, dock, or the end of a remote session.',
  'card-service-stopped': 'The smartcard service stopped or was restarted: see the event log of the system.',
  'signed-out': 'The person chose it, in the window or in the menu of the mark beside the clock.',
  idle: 'Neither keyboard nor mouse for `session.idleLimit` (15 minutes).',
  'time-limit': 'Longer than `session.timeLimit` (12 hours).',
  'token-expired': 'The proof that CIS2 gave ran out (`session.endOnTokenExpiry`). Sign in again.',
  locked: 'The screen was locked (`session.endOnLock`), also by a screen saver.',
  asleep: 'The computer slept. Always an end.',
  disconnected: 'The remote session was left or handed over (`session.endOnDisconnect`).',
  'agent-signed-out':
    "The Identity Agent no longer holds its ticket: another application signed out, or the agent's own time-out.",
  'agent-stopped': 'The Identity Agent ended or hangs: `lanyard check`, then restart it.',
  'ticket-changed': 'Somebody signed in anew, or took another role, in the Identity Agent.',
  'broker-signed-out':
    'CIS2 said that the session ended there: another tab, another person, or a sign-out (`cis2.logoutNotices`).',
  'another-card': 'With `cards.readCertificates`: the card that is in names somebody else.',
  'role-change': 'The person asked for another role; with the Identity Agent that is a new session.',
  'policy-changed': 'IT changed a setting that the session rested on, an address for instance.',
  quit: 'Lanyard was closed. While it does not run, nothing ends sessions when a card is taken out.',
};
