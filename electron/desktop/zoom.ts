import type { Input, WebContents } from 'electron';

/** The steps people know from browsers, 100–400 %. */
const steps = [1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

export type ZoomWish = 'in' | 'out' | 'reset';

/** The zoom factor after a wish. */
export function zoomAfter(factor: number, wish: ZoomWish): number {
  switch (wish) {
    case 'in':
      return steps.find((step) => step > factor + 0.01) ?? 4;
    case 'out':
      return steps.findLast((step) => step < factor - 0.01) ?? 1;
    case 'reset':
      return 1;
  }
}

/** What a key press means for the zoom: Ctrl (Command on macOS) with plus, minus or 0. */
export function zoomWishOf(input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>): ZoomWish | null {
  if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return null;
  if (input.key === '+' || input.key === '=') return 'in';
  if (input.key === '-' || input.key === '_') return 'out';
  return input.key === '0' ? 'reset' : null;
}

/** Zoom by keyboard and by Ctrl with the wheel; there is no menu that would do it. */
export function enableZoom(contents: WebContents): void {
  const zoom = (wish: ZoomWish) => {
    contents.setZoomFactor(zoomAfter(contents.getZoomFactor(), wish));
  };
  contents.on('before-input-event', (event, input) => {
    const wish = zoomWishOf(input);
    if (wish === null) return;
    event.preventDefault();
    zoom(wish);
  });
  contents.on('zoom-changed', (_event, direction) => {
    zoom(direction);
  });
}
