import type { CheckPage } from '../../electron/ipc/contract-pages.ts';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Details } from '../parts/details.tsx';
import { ErrorFacts } from '../parts/error-facts.tsx';

/** The file for the support desk: shown part by part before it is saved. */
export function SupportFile({ file }: { readonly file: CheckPage['supportFile'] }) {
  const say = useSay();
  const save = file.state === 'ready';
  return (
    <section className="support" aria-labelledby="support-file">
      <h2 className="screen__subheading" id="support-file">
        {say('check.supportFile')}
      </h2>
      <p>{say('check.supportFileText')}</p>
      {file.state === 'failed' ? (
        <>
          <p>{file.problem.message}</p>
          <p>{file.problem.remedy}</p>
          <ErrorFacts error={file.problem} />
        </>
      ) : null}
      {file.state === 'ready' ? (
        <>
          <p className="strong">{say('check.contents')}</p>
          {file.parts.map(({ name, bytes, length, beginning }) => (
            <Details
              key={name}
              summary={say('check.part', { name, kilobytes: Math.max(1, Math.round(bytes / 1_000)) })}
            >
              <pre className="preview" tabIndex={0} aria-label={name}>
                {beginning}
              </pre>
              {beginning.length < length ? (
                <p className="quiet small">{say('check.shown', { shown: beginning.length, length })}</p>
              ) : null}
            </Details>
          ))}
        </>
      ) : null}
      <p className="copied" role="status">
        {file.state === 'saved' ? say('check.saved', { place: file.place }) : ''}
      </p>
      <Button
        kind="secondary"
        resting={file.state === 'preparing'}
        onPress={() => {
          bridge.intendOnPage({ page: 'check', do: save ? 'save-support-file' : 'prepare-support-file' });
        }}
      >
        {buttonText()}
      </Button>
    </section>
  );

  function buttonText(): string {
    if (save) return say('check.save');
    return say(file.state === 'preparing' ? 'check.preparing' : 'check.prepare');
  }
}
