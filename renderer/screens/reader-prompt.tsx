import type { ReactNode } from 'react';
import type { View, ViewError } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { Picture } from '../parts/picture.tsx';
import { Screen } from '../parts/screen.tsx';
import { readerName } from '../reader-name.ts';
import { readinessOf, type Readiness } from '../view-types.ts';
import { words } from '../words.ts';

const pictures = {
  empty: 'insert',
  'card-in': 'inserted',
  'no-reader': 'no-reader',
  unknown: undefined,
  starting: undefined,
} as const;

/** Nobody is signed in: what the person has to do with card and reader. Signed out and waiting look the same. */
export function ReaderPrompt({ view }: { readonly view: View }) {
  const readiness = readinessOf(view);
  const picture = pictures[readiness];
  const signIn = view.canSignIn && readiness !== 'starting' && (
    <Button
      onPress={() => {
        bridge.intend('sign-in');
      }}
    >
      {words.buttons.signIn}
    </Button>
  );
  return (
    <Screen key={readiness} name={view.screen.name} heading={words.readiness[readiness].heading} actions={signIn}>
      {textFor(readiness, view)}
      {view.canSignIn && readiness !== 'card-in' && readiness !== 'starting' ? <p>{words.withoutCard}</p> : null}
      {picture === undefined ? null : <Picture kind={picture} />}
    </Screen>
  );
}

function textFor(readiness: Readiness, view: View): ReactNode {
  switch (readiness) {
    case 'starting':
      return <p>{words.starting}</p>;
    case 'unknown':
      if (view.readers.outage !== null) return <Outage outage={view.readers.outage} />;
      return (
        <>
          <p>{words.serviceUnknown}</p>
          <p className="quiet">{words.serviceUnknownRemedy}</p>
        </>
      );
    case 'no-reader':
      return (
        <>
          <p>{words.noReader}</p>
          <p className="quiet">{words.noReaderRemedy}</p>
        </>
      );
    case 'empty':
      return <ReadyReaders names={view.readers.names} />;
    case 'card-in':
      return <p>{words.cardIn}</p>;
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
  const shown = names.map((name) => readerName(name, names));
  const sentence = words.readyReaders(shown);
  if (sentence !== null) {
    const [before, name, after] = sentence;
    return (
      <p>
        {before}
        <strong>{name}</strong>
        {after}
      </p>
    );
  }
  return (
    <>
      <p>{words.severalReaders}</p>
      <ul className="readers">
        {shown.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}
