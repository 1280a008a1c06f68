import type { ViewError } from '../../electron/ipc/contract.ts';
import { useSay } from '../messages/use-say.ts';
import { helpersInOrder } from '../sentences.ts';
import { CopyButton } from './copy-button.tsx';
import { FactRow } from './facts.tsx';

interface ErrorFactsProps {
  readonly error: Pick<ViewError, 'code' | 'who'>;
  /** What is put on the clipboard for the support desk. */
  readonly copy?: string;
}

/** What a support desk asks for first. */
export function ErrorFacts({ error, copy }: ErrorFactsProps) {
  const say = useSay();
  return (
    <dl className="facts">
      <FactRow name={say('problem.code')} value={error.code}>
        {copy === undefined ? null : (
          <CopyButton kind="quiet" text={copy}>
            {say('buttons.copyForSupport')}
          </CopyButton>
        )}
      </FactRow>
      <FactRow name={say('problem.whoCanHelp')} value={helpersInOrder(say, error.who)} />
    </dl>
  );
}
