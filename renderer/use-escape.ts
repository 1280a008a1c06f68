import { useEffect } from 'react';

/** Escape leads back, unless something nearer had a use for it: the menu, which it closes, or a search, which it clears. */
export function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open') !== null) return;
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [act]);
}
