import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: string];

/** Names and values, for reading out over the telephone. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      <FactRows facts={facts} />
    </dl>
  );
}

/** Rows for a list of facts that holds others, too. */
export function FactRows({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.map(([name, value], place) => <FactRow key={`${name} ${String(place)}`} name={name} value={value} />);
}

interface FactRowProps {
  readonly name: string;
  readonly value: string;
  /** What can be done with it, beside the value. */
  readonly children?: ReactNode;
}

export function FactRow({ name, value, children }: FactRowProps) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>
        {value}
        {children === undefined ? null : <span className="facts__action">{children}</span>}
      </dd>
    </div>
  );
}
