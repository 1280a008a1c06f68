import type { ReactNode } from 'react';

interface ButtonProps {
  /** `primary` is the one thing to do; a screen has one at most. */
  readonly kind?: 'primary' | 'secondary' | 'warning';
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A real button in the NHS design system's clothes. */
export function Button({ kind = 'primary', onPress, children }: ButtonProps) {
  const variant = kind === 'primary' ? '' : ` nhsuk-button--${kind}`;
  return (
    <button type="button" className={`nhsuk-button${variant}`} onClick={onPress}>
      {children}
    </button>
  );
}
