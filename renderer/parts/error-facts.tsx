import type { ViewError } from '../../electron/ipc/contract.ts';
import { useSay } from '../messages/use-say.ts';
import { helpersInOrder } from '../sentences.ts';
import { Facts } from './facts.tsx';

/** What a support desk asks for first. */
export function ErrorFacts({ error }: { readonly error: Pick<ViewError, 'code' | 'who'> }) {
  const say = useSay();
  return (
    <Facts
      facts={[
        [say('problem.code'), error.code],
        [say('problem.whoCanHelp'), helpersInOrder(say, error.who)],
      ]}
    />
  );
}
