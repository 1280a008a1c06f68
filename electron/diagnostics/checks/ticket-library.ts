import { LanyardError } from '../../errors/index.ts';
import type { FoundLibrary } from '../../ticket/index.ts';
import type { Check } from '../check.ts';
import { attention, failed, ok } from '../finding.ts';
import type { LibraryParts, Signature } from '../parts.ts';
import { whyNoAgent } from './agent-wanted.ts';

const places: Readonly<Record<FoundLibrary['from'], string>> = {
  settings: 'the place in the settings',
  'agent-folder': "the Identity Agent's folder",
  'windows-folder': 'a folder of Windows',
};

export const ticketLibrary: Check<'library' | 'workstation'> = {
  id: 'ticket-library',
  title: 'Ticket library',
  looksAt:
    "Where the Identity Agent's ticket library is, of how many bits, which version, whether it is signed, and whether Lanyard has a ticket host for it.",
  deadline: 12_000,
  async run({ library, workstation }) {
    const reason = await whyNoAgent(workstation);
    if (reason !== null) return reason;
    const { path, from } = library.find();
    const machine = await library.machineOf(path).catch(() => 'unknown' as const);
    if (machine === 'unknown')
      return failed(new LanyardError('LAN-2003', { path, number: 0, reason: 'not a library' }));
    const [version, signature, hosts] = await factsOf(path, library);
    const facts = {
      path,
      foundIn: places[from],
      machine,
      version: version ?? 'not said',
      signature: signature.state,
      ...(signature.by !== null && { signedBy: signature.by }),
    };
    if (!hosts.includes(machine)) {
      const host = hosts.length === 0 ? 'missing' : hosts.join(', ');
      return failed(new LanyardError('LAN-2004', { path, library: machine, host }), facts);
    }
    // An unsigned one is told but not blamed: whether the NHS signs it is unconfirmed.
    if (signature.state === 'invalid') return attention('LAN-8203', { path }, facts);
    return ok(`ticket-library.${from}`, facts);
  },
};

const unknownSignature: Signature = { state: 'unknown', by: null };

function factsOf(path: string, library: LibraryParts) {
  return Promise.all([
    library.versionOf(path).catch(() => null),
    library.signatureOf(path).catch(() => unknownSignature),
    library.hosts(),
  ]);
}
