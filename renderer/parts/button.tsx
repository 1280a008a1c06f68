import type { ReactNode } from 'react';

interface ButtonProps {
  /** `primary` is the one thing to do; a screen has one at most. `quiet` looks like a link. */
  readonly kind?: 'primary' | 'secondary' | 'warning' | 'quiet';
  readonly onPress: () => void;
  /** Cannot be pressed now, but keeps its place and the focus. */
  readonly resting?: boolean;
  /** What it is called for the ears, where the eyes see from its place what it belongs to. */
  readonly label?: string;
  readonly children: ReactNode;
}

const looks = {
  primary: 'nhsuk-button',
  secondary: 'nhsuk-button nhsuk-button--secondary',
  warning: 'nhsuk-button nhsuk-button--warning',
  quiet: 'quiet-button',
} as const;

/** A real button in the NHS design system's clothes. */
export function Button({ kind = 'primary', onPress, resting = false, label, children }: ButtonProps) {
  return (
    <button
      type="button"
      className={looks[kind]}
      aria-label={label}
      aria-disabled={resting ? true : undefined}
      onClick={() => {
        if (!resting) onPress();
      }}
    >
      {children}
    </button>
  );
}
