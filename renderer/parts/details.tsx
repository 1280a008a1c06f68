import type { ReactNode } from 'react';

interface DetailsProps {
  readonly summary: string;
  /** Unfolded when it appears. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Folded away until somebody wants it; the design system's own component. */
export function Details({ summary, open = false, children }: DetailsProps) {
  return (
    <details className="nhsuk-details" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  );
}
