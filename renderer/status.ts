import type { View } from '../electron/ipc/contract.ts';
import type { IconName } from './icons.tsx';
import { timeOfDay } from './time.ts';
import { isSettingsProblem, readinessOf } from './view-types.ts';
import { words } from './words.ts';

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
export function statusOf(view: View): Status {
  const { screen } = view;
  switch (screen.name) {
    case 'signed-out':
      if (screen.problem === null) return readerStatus(view);
      return screen.problem.neutral
        ? { tone: 'over', icon: 'card', text: words.cancelled, aside: null, spoken: null }
        : {
            tone: 'bad',
            icon: 'bad',
            text: isSettingsProblem(screen.problem) ? words.notSetUp : words.problem,
            aside: null,
            spoken: null,
          };
    case 'waiting-for-card':
      return readerStatus(view);
    case 'signing-in':
      return {
        tone: 'calm',
        icon: screen.step === 'passcode' ? 'passcode' : 'working',
        text: words.signingIn,
        aside: words.stepOf(screen.step),
        spoken: words.signingInStatus(screen.step),
      };
    case 'covered':
      return { tone: 'attention', icon: 'card', text: words.covered, aside: null, spoken: words.coveredHeading };
    case 'signed-in':
      if (screen.warning !== null) {
        return { tone: 'attention', icon: 'attention', text: words.warning, aside: null, spoken: null };
      }
      return {
        tone: 'good',
        icon: 'good',
        text: words.signedIn,
        aside: words.since(timeOfDay(view.at)),
        spoken: null,
      };
    case 'ended':
      return { tone: 'over', icon: 'cardOut', text: words.ended, aside: null, spoken: null };
  }
}

function readerStatus(view: View): Status {
  const readiness = readinessOf(view);
  const common = { text: words.readiness[readiness].status, aside: null, spoken: null };
  switch (readiness) {
    case 'starting':
      return { tone: 'calm', icon: 'reader', ...common };
    case 'unknown':
    case 'no-reader':
      return { tone: 'attention', icon: 'attention', ...common };
    case 'empty':
    case 'card-in':
      return { tone: 'calm', icon: 'card', ...common };
  }
}
