import type { Check } from '../check.ts';
import { ok } from '../finding.ts';
import type { ServiceName } from '../parts.ts';
import { reachable } from './with-services.ts';
import { say } from '../words/said.ts';

const titles: Readonly<Record<ServiceName, string>> = {
  'role-assertion': 'Connection to Spine',
  cis2: 'Connection to CIS2',
  broker: 'Connection to the broker',
};

const words: Readonly<Record<ServiceName, string>> = {
  'role-assertion': 'the role assertion service of Spine',
  cis2: 'NHS Care Identity (CIS2)',
  broker: "the organisation's broker",
};

function secureConnection(name: ServiceName): Check<'network'> {
  return {
    id: `connection-${name}`,
    title: titles[name],
    looksAt: `Whether ${words[name]} can be reached over TLS, who signed its certificate, and which authority is missing here if none is known. No ticket and no token is sent.`,
    deadline: 14_000,
    async run({ network }) {
      const near = reachable(
        network,
        network.services.filter((service) => service.name === name),
      );
      if (near.services === null) return near.why;
      const [service] = near.services;
      const { status } = await network.reach(service);
      const shown = await network.certificateOf(service).catch(() => null);
      return ok(say('connection.trusted', { host: service.hostname }), {
        host: service.origin,
        status,
        ...(shown !== null && { certificate: shown.subject, signedBy: shown.signedBy, validTo: shown.validTo }),
      });
    },
  };
}

export const connectionToSpine = secureConnection('role-assertion');
export const connectionToCis2 = secureConnection('cis2');
export const connectionToBroker = secureConnection('broker');
