import type { View } from '../ipc/contract.ts';

/** The marks of the tray; each has its own shape and colour (`build/icons/tray`). */
export const trayMarks = ['signed-out', 'working', 'signed-in', 'warning', 'problem'] as const;
export type TrayMark = (typeof trayMarks)[number];

/** What the tray shows and offers for a view. */
export interface TrayView {
  readonly mark: TrayMark;
  readonly canSignIn: boolean;
  readonly canSignOut: boolean;
}

/** Pure; derived from the same view as the window, so the two never disagree. */
export function trayViewOf(view: View): TrayView {
  const { screen } = view;
  const resting = screen.name === 'signed-out' || screen.name === 'waiting-for-card' || screen.name === 'ended';
  return {
    mark: markOf(view),
    canSignIn: resting && view.canSignIn,
    canSignOut: screen.name === 'signed-in' || screen.name === 'choosing-role',
  };
}

function markOf({ screen, readers }: View): TrayMark {
  switch (screen.name) {
    case 'signed-out':
      return isTrouble(screen.problem) || readers.outage !== null ? 'problem' : 'signed-out';
    case 'waiting-for-card':
    case 'ended':
      return readers.outage === null ? 'signed-out' : 'problem';
    case 'signing-in':
    case 'choosing-role':
      return 'working';
    case 'signed-in':
      return screen.warning === null ? 'signed-in' : 'warning';
    case 'covered':
      return 'warning';
  }
}

/** A cancel is no trouble. */
function isTrouble(problem: { readonly neutral: boolean } | null): boolean {
  return problem !== null && !problem.neutral;
}
