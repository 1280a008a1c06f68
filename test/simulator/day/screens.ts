import type { Page } from '@playwright/test';

/** What the window shows, as read from it. */
export interface Screen {
  /** E.g. `signed-in`; with its step while signing in: `signing-in passcode`. */
  readonly name: string;
  readonly heading: string;
  /** The error's code, where there is one. */
  readonly code: string | null;
  readonly text: string;
}

/** The screen a step of the day must end on. */
export interface Expected {
  readonly name: string;
  /** What its heading must contain. */
  readonly heading?: string;
  readonly code?: string;
  /** What must be somewhere on it. */
  readonly text?: readonly string[];
}

/** What the window showed is not what it should have shown; the sentence says both. */
export class Deviation extends Error {}

/** Reads Lanyard's screens from its window, every one of them, in order, as they appear. */
export class Screens {
  readonly #seen: Screen[] = [];
  #read = 0;
  #notice: () => void = () => undefined;

  /** Starts reading; `onScreen` hears of every screen once. */
  static async of(page: Page, onScreen: (screen: Screen) => void): Promise<Screens> {
    const screens = new Screens();
    await page.exposeFunction('lanyardScreenSeen', (screen: Screen) => {
      screens.#seen.push(screen);
      onScreen(screen);
      screens.#notice();
    });
    await page.waitForSelector('main[data-screen]', { timeout: 20_000 });
    await page.evaluate(reportScreens);
    return screens;
  }

  /**
   * Waits until the window shows what is expected, coming by no other screens than those named in `by`.
   * @throws Deviation when another screen appears or nothing does in time.
   */
  async expect(expected: Expected, by: readonly string[], patience = 15_000): Promise<Screen> {
    const deadline = Date.now() + patience;
    for (;;) {
      while (this.#read < this.#seen.length) {
        const screen = this.#seen[this.#read++];
        if (screen === undefined) break;
        if (matches(screen, expected)) return screen;
        if (!by.includes(screen.name)) throw new Deviation(`Expected ${told(expected)}, but saw ${said(screen)}.`);
      }
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Deviation(`Expected ${told(expected)}, but the window still shows ${said(this.latest)}.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#notice = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  get latest(): Screen | undefined {
    return this.#seen.at(-1);
  }
}

function matches(screen: Screen, expected: Expected): boolean {
  return (
    screen.name === expected.name &&
    (expected.heading === undefined || screen.heading.includes(expected.heading)) &&
    (expected.code === undefined || screen.code === expected.code) &&
    (expected.text ?? []).every((part) => screen.text.includes(part))
  );
}

function told({ name, heading, code, text }: Expected): string {
  const parts = [heading, code, ...(text ?? [])].filter((part) => part !== undefined).map((part) => `"${part}"`);
  return parts.length === 0 ? name : `${name} with ${parts.join(', ')}`;
}

/** A screen in one line. */
export function said(screen: Screen | undefined): string {
  if (screen === undefined) return 'nothing';
  return `${screen.name}: "${screen.heading}"${screen.code === null ? '' : ` (${screen.code})`}`;
}

/** Runs in the window: tells of the screen there is, and of each that follows. */
function reportScreens(): void {
  const { lanyardScreenSeen } = globalThis as unknown as { lanyardScreenSeen: (screen: Screen) => void };
  let last = '';
  const report = () => {
    const main = document.querySelector<HTMLElement>('main[data-screen]');
    if (main === null) return;
    const step = main.querySelector<HTMLElement>('[data-step]')?.dataset['step'];
    const name = main.dataset['screen'] ?? '';
    const screen: Screen = {
      name: step === undefined ? name : `${name} ${step}`,
      heading: main.querySelector('h1')?.textContent ?? '',
      code: main.dataset['code'] ?? null,
      text: document.body.innerText,
    };
    const key = JSON.stringify([screen.name, screen.heading, screen.code, screen.text]);
    if (key === last) return;
    last = key;
    lanyardScreenSeen(screen);
  };
  report();
  new MutationObserver(report).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}
