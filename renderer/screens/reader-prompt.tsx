import type { ReactNode } from 'react';
import type { View, ViewError } from '../../electron/ipc/contract.ts';
import { useSay } from '../messages/use-say.ts';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { SignInButtons } from '../parts/sign-in-buttons.tsx';
import { WithStrong } from '../parts/with-strong.tsx';
import { readerName } from '../reader-name.ts';
import { leadOf, readinessOf } from '../view-types.ts';

const pictures = {
  empty: 'insert',
  'card-in': 'inserted',
  'no-reader': 'no-reader',
  unknown: undefined,
  starting: undefined,
} as const;

/** Nobody is signed in: what the person has to do. Signed out and waiting look the same. */
export function ReaderPrompt({ view }: { readonly view: View }) {
  const say = useSay();
  const lead = leadOf(view);
  const readiness = readinessOf(view);
  if (lead === 'none' && readiness !== 'starting') return <NoWay view={view} />;
  if (lead === 'browser' && readiness !== 'starting') {
    return (
      <Screen
        key={lead}
        name={view.screen.name}
        heading={say('lead.browser.heading')}
        actions={<SignInButtons view={view} />}
      >
        <p>{say('lead.browser.text')}</p>
      </Screen>
    );
  }
  const picture = pictures[readiness];
  return (
    <Screen
      key={readiness}
      name={view.screen.name}
      heading={say(`readiness.${readiness}.heading`)}
      actions={readiness === 'starting' ? null : <SignInButtons view={view} />}
    >
      <ReaderText view={view} />
      {view.canSignIn && readiness !== 'card-in' && readiness !== 'starting' ? (
        <p>{say('readers.withoutCard')}</p>
      ) : null}
      {picture === undefined ? null : <Picture kind={picture} />}
    </Screen>
  );
}

/** The catalogue's code for a computer on which no way to sign in works. */
const noWay: Pick<ViewError, 'code' | 'who'> = { code: 'LAN-8106', who: ['it'] };

function NoWay({ view }: { readonly view: View }) {
  const say = useSay();
  return (
    <Screen name={view.screen.name} heading={say('lead.none.heading')} code={noWay.code}>
      <p>{say('lead.none.text')}</p>
      <ErrorFacts error={noWay} />
    </Screen>
  );
}

function ReaderText({ view }: { readonly view: View }): ReactNode {
  const say = useSay();
  switch (readinessOf(view)) {
    case 'starting':
      return <p>{say('readers.starting')}</p>;
    case 'unknown':
      if (view.readers.outage !== null) return <Outage outage={view.readers.outage} />;
      return (
        <>
          <p>{say('readers.unknown')}</p>
          <p className="quiet">{say('readers.unknownRemedy')}</p>
        </>
      );
    case 'no-reader':
      return (
        <>
          <p>{say('readers.none')}</p>
          <p className="quiet">{say('readers.noneRemedy')}</p>
        </>
      );
    case 'empty':
      return <ReadyReaders names={view.readers.names} />;
    case 'card-in':
      return <p>{say('readers.cardIn')}</p>;
  }
}

function Outage({ outage }: { readonly outage: ViewError }) {
  return (
    <>
      <p>{outage.message}</p>
      <p>{outage.remedy}</p>
      <ErrorFacts error={outage} />
    </>
  );
}

function ReadyReaders({ names }: { readonly names: readonly string[] }) {
  const say = useSay();
  const shown = names.map((name) => readerName(name, names));
  const [only] = shown;
  if (only !== undefined && shown.length === 1) {
    return (
      <p>
        <WithStrong strong={only}>{(name) => say('readers.one', { name })}</WithStrong>
      </p>
    );
  }
  return (
    <>
      <p>{say('readers.several')}</p>
      <ul className="readers">
        {shown.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}
