import { useEffect } from 'react';
import type { View } from '../electron/ipc/contract.ts';
import { inLanguage, languageOf } from './messages/messages.ts';
import { Speaker } from './messages/use-say.ts';
import { closePage, usePage } from './page.ts';
import { CurrentPage } from './pages/current-page.tsx';
import { Footer } from './parts/footer.tsx';
import { Header } from './parts/header.tsx';
import { NewerVersion } from './parts/newer-version.tsx';
import { StatusLine } from './parts/status-line.tsx';
import { AnotherWay } from './screens/another-way.tsx';
import { ChoosingRole } from './screens/choosing-role.tsx';
import { Covered } from './screens/covered.tsx';
import { Ended } from './screens/ended.tsx';
import { NoRoles } from './screens/no-roles.tsx';
import { OtherRole } from './screens/other-role.tsx';
import { Problem } from './screens/problem.tsx';
import { ReaderPrompt } from './screens/reader-prompt.tsx';
import { SignedIn } from './screens/signed-in.tsx';
import { SigningIn } from './screens/signing-in.tsx';
import { Unavailable } from './screens/unavailable.tsx';
import { Warning } from './screens/warning.tsx';
import { useMirror } from './store.ts';
import { useEscape } from './use-escape.ts';

/** The window: header, status line, one screen, footer. The frame stays, so that the status line can speak. */
export function App() {
  const view = useMirror((mirror) => mirror.view);
  const language = view?.language ?? languageOf(navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <Speaker value={inLanguage(language)}>{view === null ? <Unavailable /> : <Frame view={view} />}</Speaker>;
}

function Frame({ view }: { readonly view: View }) {
  return (
    <>
      <Header ribbon={view.ribbon} />
      <div className="page">
        <StatusLine view={view} />
        <Foreground view={view} />
      </div>
      <NewerVersion version={view.newer} />
      <Footer view={view} />
    </>
  );
}

/** What lies over the session's screen, if anything does. */
function Foreground({ view }: { readonly view: View }) {
  const open = usePage((state) => state.open);
  useEscape(open === null ? null : closePage);
  if (open === null) return <CurrentScreen view={view} />;
  if (open.name === 'another') return <AnotherWay view={view} />;
  if (open.name === 'other-role') {
    return view.screen.name === 'signed-in' ? <OtherRole screen={view.screen} /> : <CurrentScreen view={view} />;
  }
  return <CurrentPage key={open.name} name={open.name} view={open.view} />;
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
    case 'choosing-role':
      return screen.roles.length === 0 ? <NoRoles screen={screen} /> : <ChoosingRole screen={screen} />;
    case 'covered':
      return <Covered />;
    case 'signed-in':
      if (screen.warning !== null) {
        const { user, warning, signOutEndsAgentSession } = screen;
        return <Warning key={warning.kind} {...warning} user={user.name} everywhere={signOutEndsAgentSession} />;
      }
      return <SignedIn key={view.at} screen={screen} view={view} />;
    case 'ended':
      return <Ended key={view.at} screen={screen} view={view} />;
  }
}
