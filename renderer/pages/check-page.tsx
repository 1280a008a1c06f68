import type { CheckPage as CheckView, CheckResult, PageIntent } from '../../electron/ipc/contract-pages.ts';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Details } from '../parts/details.tsx';
import { Tile, type Tone } from '../parts/tile.tsx';
import { PageFrame } from './page-frame.tsx';
import { SupportFile } from './support-file.tsx';

type Wish = Extract<PageIntent, { page: 'check' }>['do'];

const tones: Record<CheckResult['outcome'], Tone> = {
  ok: 'good',
  attention: 'attention',
  failed: 'bad',
  'could-not-tell': 'over',
};

/** The self-test: what is not in order first, with its cure; the rest folded away. */
export function CheckPage({ view }: { readonly view: CheckView }) {
  const say = useSay();
  const { state, total, now, results } = view;
  const wanting = results.filter(({ outcome }) => outcome !== 'ok');
  const fine = results.filter(({ outcome }) => outcome === 'ok');
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
        {wanting.map((result) => (
          <Finding key={result.id} result={result} />
        ))}
      </div>
      {fine.length === 0 ? null : (
        <Details summary={say('check.okOnes', { count: fine.length })}>
          <ul className="plain-list">
            {fine.map(({ id, title, sentence, milliseconds }) => (
              <li key={id}>
                <strong>{title}</strong> {sentence}{' '}
                <span className="quiet">{say('check.took', { ms: milliseconds })}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
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
        return wanting.length === 0 ? say('check.allOk') : say('check.found', { count: wanting.length });
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

function Finding({ result }: { readonly result: CheckResult }) {
  const say = useSay();
  const { title, outcome, sentence, cure, code, milliseconds } = result;
  return (
    <Tile tone={tones[outcome]} {...(outcome === 'could-not-tell' ? { icon: 'unclear' } : {})} heading={title}>
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
