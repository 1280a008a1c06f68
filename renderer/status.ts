import type { View, ViewError } from '../electron/ipc/contract.ts';
import type { IconName } from './icons.tsx';
import type { Say } from './messages/messages.ts';
import { stepOf } from './sign-in-steps.ts';
import { timeOfDay } from './time.ts';
import { isSettingsProblem, leadOf, readinessOf, type ScreenOf } from './view-types.ts';

/** The status line: shape, colour and words together; colour never alone. */
export interface Status {
  readonly tone: 'calm' | 'good' | 'attention' | 'bad' | 'over';
  readonly icon: IconName;
  readonly text: string;
  /** Beside the words, smaller. */
  readonly aside: string | null;
  /** Only for the ears: what the eyes see in the heading. */
  readonly spoken: string | null;
}

/** What the status line says; derived from the one state. */
export function statusOf(say: Say, view: View): Status {
  const { screen } = view;
  switch (screen.name) {
    case 'signed-out':
      return screen.problem === null ? idleStatus(say, view) : problemStatus(say, view, screen.problem);
    case 'waiting-for-card':
      return idleStatus(say, view);
    case 'signing-in':
      return signingInStatus(say, screen);
    case 'choosing-role':
      return screen.roles.length === 0
        ? plain('attention', 'attention', say('roles.noneStatus'))
        : plain('calm', 'role', say('roles.status'));
    case 'covered':
      return { ...plain('attention', 'card', say('covered.status')), spoken: say('covered.heading') };
    case 'signed-in':
      if (screen.warning !== null) return plain('attention', 'attention', say(`warning.status.${screen.warning.kind}`));
      return {
        ...plain('good', 'good', say('signedIn.status')),
        aside: say('signedIn.since', { time: timeOfDay(screen.since) }),
        spoken: signedInSpoken(say, view, screen),
      };
    case 'ended':
      return plain('over', 'cardOut', say('ended.status'));
  }
}

function plain(tone: Status['tone'], icon: IconName, text: string): Status {
  return { tone, icon, text, aside: null, spoken: null };
}

/** A world that is not live is said with the sign-in, for the ribbon is for the eyes. */
function signedInSpoken(say: Say, { ribbon }: View, { raising }: ScreenOf<'signed-in'>): string | null {
  const parts = [
    ...(ribbon === 'live' ? [] : [say('ribbonLabel', { ribbon: say(`ribbon.${ribbon}`) })]),
    ...(raising === null ? [] : [say(`signingIn.${raising.step}.heading`)]),
  ];
  return parts.length === 0 ? null : parts.join('. ');
}

/** A problem is of the moment at which it came; that no card can be seen now matters more. */
function problemStatus(say: Say, view: View, problem: ViewError): Status {
  if (isSettingsProblem(problem)) return plain('bad', 'bad', say('problem.notSetUp'));
  if (leadOf(view) === 'card' && readinessOf(view) === 'unknown') return readinessStatus(say, view);
  if (problem.neutral) return plain('over', 'card', say('problem.cancelled'));
  return { ...plain('bad', 'bad', say('problem.status')), aside: say('problem.at', { time: timeOfDay(view.at) }) };
}

function signingInStatus(say: Say, { step }: ScreenOf<'signing-in'>): Status {
  const icons: Partial<Record<typeof step, IconName>> = { passcode: 'passcode', browser: 'browser' };
  return {
    ...plain('calm', icons[step] ?? 'working', say('signingIn.status')),
    aside: say('signingIn.step', stepOf(step)),
    spoken: say('signingIn.spoken', { heading: say(`signingIn.${step}.heading`) }),
  };
}

function idleStatus(say: Say, view: View): Status {
  const spoken = view.newer === null ? null : say('newer.text', { version: view.newer });
  return { ...readinessStatus(say, view), spoken };
}

function readinessStatus(say: Say, view: View): Status {
  const readiness = readinessOf(view);
  if (leadOf(view) === 'none' && readiness !== 'starting') return plain('bad', 'bad', say('problem.notSetUp'));
  if (leadOf(view) === 'browser' && readiness !== 'starting')
    return plain('calm', 'card', say('readiness.card-in.status'));
  const text = say(`readiness.${readiness}.status`);
  switch (readiness) {
    case 'starting':
      return plain('calm', 'reader', text);
    case 'unknown':
    case 'no-reader':
      return plain('attention', 'attention', text);
    case 'empty':
    case 'card-in':
      return plain('calm', 'card', text);
  }
}
