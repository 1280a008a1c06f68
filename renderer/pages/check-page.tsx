import type { CheckPage as CheckView, CheckResult, PageIntent } from '../../electron/ipc/contract-pages.ts';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Details } from '../parts/details.tsx';
import { Tile, type Tone } from '../parts/tile.tsx';
import { PageFrame } from './page-frame.tsx';
import { SupportFile } from './support-file.tsx';

type Wish = Extract<PageIntent, { page: 'check' }>['do'];

/** What is wrong, the worst first. */
const wrong = [
  { outcome: 'failed', tone: 'bad' },
  { outcome: 'attention', tone: 'attention' },
] as const satisfies readonly { outcome: CheckResult['outcome']; tone: Tone }[];

/** The self-test: what is wrong first, with its cure; what could not be told and what is in order folded away. */
export function CheckPage({ view }: { readonly view: CheckView }) {
  const say = useSay();
  const { state, total, now, results } = view;
  const of = (wanted: CheckResult['outcome']) => results.filter(({ outcome }) => outcome === wanted);
  const wanting = wrong.flatMap(({ outcome, tone }) => of(outcome).map((result) => ({ result, tone })));
  const [unclear, fine] = [of('could-not-tell'), of('ok')];
  return (
    <PageFrame name="check" actions={<StartOrStop state={state} />}>
      {state === 'not-started' ? <p>{say('check.intro')}</p> : null}
      {state === 'running' ? (
        <div className="progress">
          <progress
            className="bar"
            value={results.length}
            max={total}
            aria-label={say('check.progress', { done: results.length, total })}
          />
          <p className="quiet small">
            {say('check.progress', { done: results.length, total })}
            {now === null ? null : ` · ${now}`}
          </p>
        </div>
      ) : null}
      <p className="strong" role="status">
        {outcomeInWords()}
      </p>
      <div className="tiles tiles--one">
        {wanting.map(({ result, tone }) => (
          <Finding key={result.id} result={result} tone={tone} />
        ))}
      </div>
      <Folded summary={say('check.unclear', { count: unclear.length })} results={unclear} />
      <Folded summary={say('check.okOnes', { count: fine.length })} results={fine} />
      {state === 'running' ? null : <SupportFile file={view.supportFile} />}
    </PageFrame>
  );

  function outcomeInWords(): string {
    switch (state) {
      case 'not-started':
      case 'running':
        return '';
      case 'stopped':
        return say('check.cancelled');
      case 'done':
        if (wanting.length > 0) return say('check.found', { count: wanting.length });
        return say(unclear.length === 0 ? 'check.allOk' : 'check.nothingWrong');
    }
  }
}

/** One button that changes its meaning, so that the focus stays on it. */
function StartOrStop({ state }: { readonly state: CheckView['state'] }) {
  const say = useSay();
  const running = state === 'running';
  const words = {
    'not-started': 'check.start',
    running: 'check.cancel',
    done: 'check.again',
    stopped: 'check.again',
  } as const;
  return (
    <Button
      kind={running ? 'secondary' : 'primary'}
      onPress={() => {
        wish(running ? 'stop' : 'start');
      }}
    >
      {say(words[state])}
    </Button>
  );
}

interface FoldedProps {
  readonly summary: string;
  readonly results: readonly CheckResult[];
}

function Folded({ summary, results }: FoldedProps) {
  const say = useSay();
  if (results.length === 0) return null;
  return (
    <Details summary={summary}>
      <ul className="plain-list">
        {results.map(({ id, title, sentence, cure, code, milliseconds }) => (
          <li key={id}>
            <strong>{title}</strong> {sentence} {cure}{' '}
            <span className="quiet">
              {code === null ? null : `${code} · `}
              {say('check.took', { ms: milliseconds })}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Finding({ result, tone }: { readonly result: CheckResult; readonly tone: Tone }) {
  const say = useSay();
  const { title, outcome, sentence, cure, code, milliseconds } = result;
  return (
    <Tile tone={tone} heading={title}>
      <p>
        <strong>{say(`check.outcome.${outcome}`)}.</strong> {sentence}
      </p>
      {cure === null ? null : <p>{cure}</p>}
      <p className="quiet small">
        {code === null ? null : `${code} · `}
        {say('check.took', { ms: milliseconds })}
      </p>
    </Tile>
  );
}

function wish(what: Wish): void {
  bridge.intendOnPage({ page: 'check', do: what });
}
