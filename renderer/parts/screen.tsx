import { useEffect, useRef, type ReactNode } from 'react';

/** Headings longer than this (in characters) are set smaller, and smaller still. */
const wordy = 50;
const veryWordy = 110;

interface ScreenProps {
  /** The state's name, for tests and styles. */
  readonly name: string;
  readonly heading: string;
  /** An error's code, for tests. */
  readonly code?: string;
  /** Something on the screen takes the focus itself when it appears. */
  readonly focusElsewhere?: boolean;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** One screen: a heading that takes the focus when the screen appears, what there is to say, and what can be done. */
export function Screen({ name, heading, code, focusElsewhere = false, children, actions }: ScreenProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.closest('.page')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
    if (!focusElsewhere) title.current?.focus({ preventScroll: true });
  }, [focusElsewhere]);
  // What had the focus may have gone with a change of the screen's content.
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  });
  return (
    <main className={classesFor(heading)} data-screen={name} data-code={code}>
      <h1 className="screen__heading" ref={title} tabIndex={-1}>
        {heading}
      </h1>
      {children}
      <div className="screen__actions">{actions}</div>
    </main>
  );
}

function classesFor(heading: string): string {
  if (heading.length > veryWordy) return 'screen screen--wordy screen--very-wordy';
  return heading.length > wordy ? 'screen screen--wordy' : 'screen';
}
