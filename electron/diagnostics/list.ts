import type { Check } from './check.ts';
import { agentEnd } from './checks/agent-end.ts';
import { agentEnvironment } from './checks/agent-environment.ts';
import { browserPolicies } from './checks/browser-policies.ts';
import { cardReaders } from './checks/card-readers.ts';
import { cis2Discovery } from './checks/cis2-discovery.ts';
import { clock } from './checks/clock.ts';
import { dns } from './checks/dns.ts';
import { identityAgent } from './checks/identity-agent.ts';
import { keychain } from './checks/keychain.ts';
import { lanyardItself } from './checks/lanyard-itself.ts';
import { network } from './checks/network.ts';
import { newerVersion } from './checks/newer-version.ts';
import { proxy } from './checks/proxy.ts';
import { readerDrivers } from './checks/reader-drivers.ts';
import { redirectPorts } from './checks/redirect-ports.ts';
import { connectionToBroker, connectionToCis2, connectionToSpine } from './checks/secure-connection.ts';
import { settingsInForce } from './checks/settings-in-force.ts';
import { smartcard } from './checks/smartcard.ts';
import { smartcardService } from './checks/smartcard-service.ts';
import { ticketLibrary } from './checks/ticket-library.ts';
import { waysToSignIn } from './checks/ways-to-sign-in.ts';
import { workstationKind } from './checks/workstation-kind.ts';

/** Every check, in the order in which people read them: what needs no network first. The window and the command line share it. */
export const checkList: readonly Check[] = [
  lanyardItself,
  settingsInForce,
  smartcardService,
  cardReaders,
  readerDrivers,
  smartcard,
  workstationKind,
  ticketLibrary,
  identityAgent,
  agentEnvironment,
  waysToSignIn,
  agentEnd,
  keychain,
  redirectPorts,
  browserPolicies,
  network,
  proxy,
  dns,
  connectionToSpine,
  connectionToCis2,
  connectionToBroker,
  cis2Discovery,
  clock,
  newerVersion,
];
