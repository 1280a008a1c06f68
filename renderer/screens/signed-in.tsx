import { useEffect, useRef, useState } from 'react';
import type { View } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Screen } from '../parts/screen.tsx';
import { readerName } from '../reader-name.ts';
import { timeOfDay } from '../time.ts';
import type { ScreenOf } from '../view-types.ts';
import { words } from '../words.ts';

interface SignedInProps {
  readonly screen: ScreenOf<'signed-in'>;
  readonly view: View;
}

/** Who is signed in and in which role; and the way out. */
export function SignedIn({ screen, view }: SignedInProps) {
  const { user, role, reader } = screen;
  const [asking, setAsking] = useState(false);
  const actions = asking ? (
    <SignOutQuestion
      onStay={() => {
        setAsking(false);
      }}
    />
  ) : (
    <Button
      kind="secondary"
      onPress={() => {
        if (screen.signOutEndsAgentSession) setAsking(true);
        else bridge.intend('sign-out');
      }}
    >
      {words.buttons.signOut}
    </Button>
  );
  const facts: [string, string][] = [
    [words.roleCode, role.code],
    [words.userId, user.id],
    [words.endsBy, timeOfDay(screen.endsBy)],
  ];
  if (reader !== null) facts.push([words.cardReader, readerName(reader, view.readers.names)]);
  return (
    <Screen name={screen.name} heading={user.name === '' ? words.noName(user.id) : user.name} actions={actions}>
      <p className="role">{role.name === '' ? role.code : role.name}</p>
      <p className="quiet">{words.organisation(role.organisation.name, role.organisation.code)}</p>
      {asking ? null : <Facts facts={facts} />}
      {asking || reader === null ? null : <p className="quiet hint">{words.takeCardOut}</p>}
    </Screen>
  );
}

/** Asked before a sign-out that reaches further than this window. */
function SignOutQuestion({ onStay }: { readonly onStay: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="question" aria-labelledby="sign-out-question">
      <h2 className="question__heading" id="sign-out-question" ref={title} tabIndex={-1}>
        {words.signOutQuestion}
      </h2>
      <p>{words.signOutWarning}</p>
      <div className="question__actions">
        <Button
          kind="warning"
          onPress={() => {
            bridge.intend('sign-out');
          }}
        >
          {words.buttons.signOutEverywhere}
        </Button>
        <Button kind="secondary" onPress={onStay}>
          {words.buttons.staySignedIn}
        </Button>
      </div>
    </section>
  );
}
