import { useEffect, useId, useRef, type ReactNode } from 'react';

interface QuestionProps {
  readonly heading: string;
  /** What follows from a yes. */
  readonly consequence: string;
  readonly children: ReactNode;
}

/** Asked before something that reaches further than this window. Takes the focus; its answers are the children. */
export function Question({ heading, consequence, children }: QuestionProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="question" aria-labelledby={id}>
      <h2 className="question__heading" id={id} ref={title} tabIndex={-1}>
        {heading}
      </h2>
      <p>{consequence}</p>
      <div className="question__actions">{children}</div>
    </section>
  );
}
