import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: string];

interface FactsProps {
  readonly facts: readonly Fact[];
  /** More rows. */
  readonly children?: ReactNode;
}

/** Names and values, for reading out over the telephone. */
export function Facts({ facts, children }: FactsProps) {
  return (
    <dl className="facts">
      {facts.map(([name, value], place) => (
        <FactRow key={`${name} ${String(place)}`} name={name} value={value} />
      ))}
      {children}
    </dl>
  );
}

export function FactRow({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
