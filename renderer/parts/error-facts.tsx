import type { ViewError } from '../../electron/ipc/contract.ts';
import { words } from '../words.ts';
import { Facts } from './facts.tsx';

/** What a support desk asks for first. */
export function ErrorFacts({ error }: { readonly error: ViewError }) {
  return (
    <Facts
      facts={[
        [words.code, error.code],
        [words.whoCanHelp, words.helpers(error.who)],
      ]}
    />
  );
}
