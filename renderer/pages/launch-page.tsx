import type { LaunchPage as LaunchView } from '../../electron/ipc/contract-pages.ts';
import { levelIn } from '../authenticators.ts';
import { bridge } from '../bridge.ts';
import { LaunchIcon } from '../launch-icons.tsx';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { PageFrame } from './page-frame.tsx';

type Application = LaunchView['applications'][number];

/** The web applications that the organisation has listed; one press opens one in the system browser. */
export function LaunchPage({ view }: { readonly view: LaunchView }) {
  const say = useSay();
  const { applications, problem } = view;
  return (
    <PageFrame name="launch">
      <p>{say(applications.length === 0 ? 'launch.none' : 'launch.intro')}</p>
      <div role="status">
        {problem === null ? null : (
          <>
            <p className="strong">{problem.message}</p>
            <p>{problem.remedy}</p>
            <ErrorFacts error={problem} />
          </>
        )}
      </div>
      <ul className="choices">
        {applications.map((application) => (
          <li key={application.id}>
            <Entry application={application} />
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

function Entry({ application }: { readonly application: Application }) {
  const say = useSay();
  const { id, name, host, icon, missing } = application;
  return (
    <button
      type="button"
      className="choice choice--with-icon"
      aria-disabled={missing === null ? undefined : true}
      onClick={() => {
        if (missing === null) bridge.intendOnPage({ page: 'launch', do: 'open', id });
      }}
    >
      <LaunchIcon name={icon} />
      <span className="choice__name">{name}</span>
      <span className="choice__hint">{missing === null ? host : missingInWords(say, application)}</span>
    </button>
  );
}

function missingInWords(say: Say, { missing, level }: Application): string {
  switch (missing) {
    case 'level':
      return say('launch.needsLevel', { level: levelIn(say, level ?? 3) });
    case 'role':
      return say('launch.needsRole');
    case 'sign-in':
    case null:
      return say('launch.needsSignIn');
  }
}
