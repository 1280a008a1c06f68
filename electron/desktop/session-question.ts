import type { View } from '../ipc/contract.ts';
import type { Question } from './words.ts';

/** Shows a question and tells whether the person agreed; aborting takes the question away, which is no. */
export type Ask = (question: Question, signal: AbortSignal) => Promise<boolean>;

/**
 * Questions about the session that is there when they are asked, one at a time. Once it is over its question goes away
 * unanswered: the next person at the desk must not answer it for a session of their own.
 */
export class SessionQuestions {
  readonly #ask: Ask;
  readonly #currentView: () => View;
  #open: { readonly about: View; readonly stop: AbortController } | null = null;

  constructor(ask: Ask, currentView: () => View) {
    this.#ask = ask;
    this.#currentView = currentView;
  }

  /** Whether the person agrees, and the session spoken of is still there. */
  async agreesTo(question: Question): Promise<boolean> {
    if (this.#open !== null) return false;
    const about = this.#currentView();
    const stop = new AbortController();
    this.#open = { about, stop };
    try {
      const agreed = await this.#ask(question, stop.signal);
      return agreed && !stop.signal.aborted && mayBeSameSession(about, this.#currentView());
    } finally {
      this.#open = null;
    }
  }

  /** Call with every view that the window gets. */
  follow(view: View): void {
    if (this.#open !== null && !mayBeSameSession(this.#open.about, view)) this.#open.stop.abort();
  }
}

/** Whether two views may show the same session; one that is covered shows nothing, and is not over yet. */
function mayBeSameSession(before: View, after: View): boolean {
  const [one, other] = [sessionIn(before), sessionIn(after)];
  return one !== null && other !== null && (one === 'covered' || other === 'covered' || one === other);
}

/** What tells a session from others; `null` = there is none. */
function sessionIn({ screen }: View): string | null {
  switch (screen.name) {
    case 'signed-in':
    case 'choosing-role':
      return `${screen.user.id} ${String(screen.since)}`;
    case 'covered':
      return 'covered';
    case 'signed-out':
    case 'waiting-for-card':
    case 'signing-in':
    case 'ended':
      return null;
  }
}
