import { useState } from 'react';
import type { View, ViewError } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { Screen } from '../parts/screen.tsx';
import { timeOfDay } from '../time.ts';
import { isSettingsProblem } from '../view-types.ts';
import { headline, words } from '../words.ts';

interface ProblemProps {
  readonly problem: ViewError;
  readonly view: View;
}

/** A sign-in that did not come about: what happened, what to do, whom to ask. A cancel is told calmly, without code. */
export function Problem({ problem, view }: ProblemProps) {
  const { heading, rest } = headline(problem.message);
  const calm = problem.neutral;
  const again = (
    <Button
      onPress={() => {
        bridge.intend('sign-in');
      }}
    >
      {calm ? words.buttons.signIn : words.buttons.tryAgain}
    </Button>
  );
  const actions = (
    <>
      {isSettingsProblem(problem) || (calm && !view.canSignIn) ? null : again}
      {calm ? null : <CopyForSupport problem={problem} view={view} />}
    </>
  );
  return (
    <Screen name={view.screen.name} heading={heading} code={problem.code} actions={actions}>
      {rest === '' ? null : <p>{rest}</p>}
      <p>{problem.remedy}</p>
      {calm ? null : <ErrorFacts error={problem} />}
    </Screen>
  );
}

function CopyForSupport({ problem, view }: ProblemProps) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        kind="secondary"
        onPress={() => {
          bridge.copyForSupport(words.supportText(problem, timeOfDay(view.at), view.ribbon));
          setCopied(true);
        }}
      >
        {words.buttons.copyForSupport}
      </Button>
      <span className="copied" role="status">
        {copied ? words.copied : ''}
      </span>
    </>
  );
}
