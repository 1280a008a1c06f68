import { useState } from 'react';
import type { View } from '../../electron/ipc/contract.ts';
import { authenticatorIn, levelIn } from '../authenticators.ts';
import { bridge } from '../bridge.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { openLeaf } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Details } from '../parts/details.tsx';
import { FactRow, FactRows, Facts, type Fact } from '../parts/facts.tsx';
import { Question } from '../parts/question.tsx';
import { Raising } from '../parts/raising.tsx';
import { Screen } from '../parts/screen.tsx';
import { readerName } from '../reader-name.ts';
import { organisationName, roleInWords } from '../sentences.ts';
import { TimeLeft } from '../parts/time-left.tsx';
import type { ScreenOf } from '../view-types.ts';

interface SignedInProps {
  readonly screen: ScreenOf<'signed-in'>;
  readonly view: View;
}

/** Names as long as this together (in characters) leave no room for everything else at the smallest size. */
const longNames = 110;

/** Who is signed in and in which role, how, and for how long; another role, and the way out. */
export function SignedIn({ screen, view }: SignedInProps) {
  const say = useSay();
  const { user, role, raising } = screen;
  const [asking, setAsking] = useState<'sign-out' | 'change-role' | null>(null);
  const name = user.name === '' ? say('signedIn.noName', { id: user.id }) : user.name;
  const organisation = organisationName(say, role.organisation);
  const more = moreFacts(say, screen, view);
  const long = name.length + role.name.length + organisation.length > longNames;
  const crowded = long || screen.canStepUp || screen.refused !== null;
  return (
    <Screen name={screen.name} heading={name} actions={actions()}>
      <p className="role">{roleInWords(say, role)}</p>
      <p className="quiet organisation">{organisation}</p>
      {asking === null && raising === null ? (
        <>
          <dl className="facts">
            <FactRow name={say('signedIn.with')} value={methodIn(say, screen)} />
            <TimeLeft endsBy={screen.endsBy} />
            {crowded ? null : <FactRows facts={more} />}
          </dl>
          <StepUp screen={screen} />
          {crowded ? (
            <Details summary={say('signedIn.details')}>
              <Facts facts={more} />
            </Details>
          ) : null}
          {long || screen.refused !== null ? null : <p className="quiet hint">{whatEndsIt(say, screen)}</p>}
        </>
      ) : null}
    </Screen>
  );

  function actions() {
    if (raising !== null) return <Raising raising={raising} />;
    const keep = (
      <Button
        kind="secondary"
        onPress={() => {
          setAsking(null);
        }}
      >
        {say(asking === 'sign-out' ? 'buttons.staySignedIn' : 'changeRole.keep')}
      </Button>
    );
    switch (asking) {
      case 'sign-out':
        return (
          <Question heading={say('signOut.question')} consequence={say('signOut.warning')}>
            <Button
              kind="warning"
              onPress={() => {
                bridge.intend('sign-out');
              }}
            >
              {say('buttons.signOutEverywhere')}
            </Button>
            {keep}
          </Question>
        );
      case 'change-role':
        return (
          <Question
            heading={say('changeRole.question')}
            consequence={say(screen.route === 'agent' ? 'changeRole.agentWarning' : 'changeRole.browserWarning')}
          >
            <Button
              onPress={() => {
                setAsking(null);
                bridge.intend('change-role');
              }}
            >
              {say('changeRole.change')}
            </Button>
            {keep}
          </Question>
        );
      case null:
        return (
          <>
            <Button
              kind="secondary"
              onPress={() => {
                if (screen.roles.length > 1) openLeaf('other-role');
                else setAsking('change-role');
              }}
            >
              {say('buttons.changeRole')}
            </Button>
            <Button
              kind="secondary"
              onPress={() => {
                if (screen.signOutEndsAgentSession) setAsking('sign-out');
                else bridge.intend('sign-out');
              }}
            >
              {say('buttons.signOut')}
            </Button>
          </>
        );
    }
  }
}

/** The way to a higher assurance level; and, once that has failed, why, and that nothing was lost. */
function StepUp({ screen }: { readonly screen: ScreenOf<'signed-in'> }) {
  const say = useSay();
  const { refused, canStepUp } = screen;
  return (
    <>
      {refused === null ? null : (
        <p className="refused" role="status" data-code={refused.code}>
          <strong>{say('signedIn.problem')}.</strong> {refused.message} {refused.remedy}
        </p>
      )}
      {canStepUp ? (
        <p className="step-up">
          <Button
            kind="quiet"
            onPress={() => {
              bridge.intend('step-up');
            }}
          >
            {say('stepUp.button')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function methodIn(say: Say, { route, assurance }: ScreenOf<'signed-in'>): string {
  if (assurance === null)
    return say(route === 'agent' ? 'signedIn.smartcardThroughAgent' : 'authenticators.unknown.name');
  const { name } = authenticatorIn(say, assurance.authenticator);
  return say('signedIn.withLevel', { way: name, level: levelIn(say, assurance.level) });
}

function moreFacts(say: Say, { role, user, reader, assurance }: ScreenOf<'signed-in'>, view: View): Fact[] {
  const facts: Fact[] = [
    [say('signedIn.roleCode'), role.code],
    [say('signedIn.userId'), user.id],
  ];
  if (assurance?.identityLevel !== undefined && assurance.identityLevel !== null) {
    facts.push([
      say('signedIn.identityLevel'),
      say('signedIn.identityLevelValue', { level: String(assurance.identityLevel) }),
    ]);
  }
  // With one card, the line at the foot of the window says where it is.
  if (reader !== null && view.readers.withCard.length > 1)
    facts.push([say('signedIn.cardReader'), readerName(reader, view.readers.names)]);
  return facts;
}

function whatEndsIt(say: Say, { endsWithCard }: ScreenOf<'signed-in'>): string {
  switch (endsWithCard) {
    case 'none':
      return say('signedIn.cardNotBound');
    case 'this':
      return say('signedIn.takeCardOut');
    case 'any':
      return say('signedIn.takeAnyCardOut');
  }
}
