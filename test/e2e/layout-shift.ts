import type { Page } from '@playwright/test';

/** What has moved in the window without need, as the browser counts it (Layout Instability API). */
export interface LayoutShift {
  /** Sum of the scores; 0 = nothing moved. */
  readonly sum: number;
  /** What moved, and how: one line each, for whoever has to mend it. */
  readonly moved: readonly string[];
}

/**
 * Counts from now on; what moved before, since the page was loaded, is included. So is what moves within half a second of
 * a key or a click, which the measure for web pages leaves out: here most changes of state follow one of them.
 */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.evaluate(() => {
    const observer = new PerformanceObserver(keep);
    const shifts: Shift[] = [];
    function keep(list: { getEntries(): PerformanceEntryList }) {
      shifts.push(...(list.getEntries() as unknown as Shift[]));
    }
    observer.observe({ type: 'layout-shift', buffered: true });
    const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
    const window = globalThis as unknown as Watched;
    window.takeShifts = () => {
      keep({ getEntries: () => observer.takeRecords() });
      const taken = shifts.splice(0);
      return {
        sum: taken.reduce((sum, { value }) => sum + value, 0),
        moved: taken.flatMap(({ sources }) =>
          sources.map(({ node, previousRect, currentRect }) => {
            const name = node instanceof Element ? `.${node.classList.value}` : (node?.textContent ?? 'gone');
            return `${name}: ${place(previousRect)} to ${place(currentRect)}`;
          }),
        ),
      };
    };
  });
}

/** What moved since it was asked the last time, up to what is on the screen now. */
export async function takeLayoutShift(page: Page): Promise<LayoutShift> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        // A shift is known once the frame with it has been handed over.
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve((globalThis as unknown as Watched).takeShifts());
          });
        });
      }),
  );
}

interface Watched {
  takeShifts: () => LayoutShift;
}

/** An entry of type `layout-shift`, which TypeScript does not know yet. */
interface Shift {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}
