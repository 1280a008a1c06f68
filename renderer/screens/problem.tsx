import type { View, ViewError } from '../../electron/ipc/contract.ts';
import { useSay } from '../messages/use-say.ts';
import { ErrorFacts } from '../parts/error-facts.tsx';
import { Screen } from '../parts/screen.tsx';
import { SignInButtons } from '../parts/sign-in-buttons.tsx';
import { headline, supportText } from '../sentences.ts';
import { isSettingsProblem } from '../view-types.ts';

interface ProblemProps {
  readonly problem: ViewError;
  readonly view: View;
}

/** A sign-in that did not come about: what happened, what to do, whom to ask. A cancel is told calmly, without code. */
export function Problem({ problem, view }: ProblemProps) {
  const say = useSay();
  const { heading, rest } = headline(problem.message);
  const calm = problem.neutral;
  const actions = isSettingsProblem(problem) ? null : <SignInButtons view={view} again={!calm} />;
  return (
    <Screen name={view.screen.name} heading={heading} code={problem.code} actions={actions}>
      {rest === '' ? null : <p>{rest}</p>}
      <p>{problem.remedy}</p>
      {calm ? null : <ErrorFacts error={problem} copy={supportText(say, problem, view)} />}
    </Screen>
  );
}
