import type { View } from '../electron/ipc/contract.ts';
import { Footer } from './parts/footer.tsx';
import { Header } from './parts/header.tsx';
import { StatusLine } from './parts/status-line.tsx';
import { Covered } from './screens/covered.tsx';
import { Ended } from './screens/ended.tsx';
import { Problem } from './screens/problem.tsx';
import { ReaderPrompt } from './screens/reader-prompt.tsx';
import { SignedIn } from './screens/signed-in.tsx';
import { SigningIn } from './screens/signing-in.tsx';
import { Unavailable } from './screens/unavailable.tsx';
import { Warning } from './screens/warning.tsx';
import { useMirror } from './store.ts';

/** The window: header, status line, one screen, footer. The frame stays, so that the status line can speak. */
export function App() {
  const view = useMirror((mirror) => mirror.view);
  if (view === null) return <Unavailable />;
  return (
    <>
      <Header ribbon={view.ribbon} />
      <div className="page">
        <StatusLine view={view} />
        <CurrentScreen view={view} />
      </div>
      <Footer view={view} />
    </>
  );
}

function CurrentScreen({ view }: { readonly view: View }) {
  const { screen } = view;
  switch (screen.name) {
    case 'signed-out':
      if (screen.problem === null) return <ReaderPrompt view={view} />;
      return <Problem key={view.at} problem={screen.problem} view={view} />;
    case 'waiting-for-card':
      return <ReaderPrompt view={view} />;
    case 'signing-in':
      return <SigningIn screen={screen} />;
    case 'covered':
      return <Covered />;
    case 'signed-in':
      if (screen.warning !== null) {
        const { user, warning, signOutEndsAgentSession } = screen;
        return <Warning endsAt={warning.endsAt} user={user.name} everywhere={signOutEndsAgentSession} />;
      }
      return <SignedIn key={view.at} screen={screen} view={view} />;
    case 'ended':
      return <Ended key={view.at} screen={screen} view={view} />;
  }
}
