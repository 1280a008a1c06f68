import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { PageName, PageView } from '../../electron/ipc/contract-pages.ts';
import { inWelsh, type ErrorCode } from '../../electron/errors/index.ts';
import type { View, ViewError } from '../../electron/ipc/contract.ts';
import { buildPreview } from './preview-build.ts';
import type { PreviewHandle } from './preview-main.ts';
import { pagesIn } from './preview-pages.ts';
import { previewViews } from './preview-views.ts';

declare const preview: PreviewHandle;

export const themes = ['light', 'dark', 'forced'] as const;
export type Theme = (typeof themes)[number];

/** The real window with nothing behind it; a test says what it shows. */
export class PreviewApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  language: View['language'] = 'en';

  private constructor(electron: ElectronApplication, page: Page) {
    this.electron = electron;
    this.page = page;
  }

  static async open(): Promise<PreviewApp> {
    const out = await buildPreview();
    const electron = await _electron.launch({ args: ['--no-sandbox', out] });
    const page = await electron.firstWindow();
    await page.waitForSelector('[data-screen]');
    return new PreviewApp(electron, page);
  }

  async close(): Promise<void> {
    await this.electron.close();
  }

  /** Shows a view of `preview-views.ts`, with these changes. */
  async show(name: string, change: Partial<View> = {}): Promise<void> {
    const view = previewViews[name];
    if (view === undefined) throw new Error(`no view ${name}`);
    const next = inItsLanguage({ ...view, language: this.language, ...change });
    await this.electron.evaluate((_, shown: View) => {
      preview.show(shown);
    }, next);
    await expect(this.page.locator(`[data-screen="${screenOf(next)}"]`)).toBeVisible();
    await expect(this.page.locator('html')).toHaveAttribute('lang', next.language);
  }

  /** Opens a page of `preview-pages.ts` over what is shown, by the menu. */
  async showPage(name: string): Promise<void> {
    const view = pagesIn(this.language)[name];
    if (view === undefined) throw new Error(`no page ${name}`);
    await this.showPageView(view);
    await this.page.locator('.menu__button').click();
    await this.page.locator('.menu__item').nth(menu.indexOf(view.page)).click();
    await expect(this.page.locator(`[data-screen="${view.page}"]`)).toBeVisible();
    await expect.poll(() => this.electron.evaluate(() => preview.openPage)).toBe(view.page);
  }

  /** What a page shows from now on. */
  async showPageView(view: PageView): Promise<void> {
    await this.electron.evaluate((_, shown: PageView) => {
      preview.showPage(shown);
    }, view);
  }

  async theme(theme: Theme): Promise<void> {
    await this.page.emulateMedia(
      theme === 'forced'
        ? { colorScheme: 'dark', forcedColors: 'active' }
        : { colorScheme: theme, forcedColors: 'none' },
    );
  }

  /** Window size in pixels of the screen, and zoom. */
  async size(width: number, height: number, factor = 1): Promise<void> {
    await this.electron.evaluate(
      (_, { width, height, factor }) => {
        preview.window.setContentSize(width, height);
        preview.window.webContents.setZoomFactor(factor);
      },
      { width, height, factor },
    );
    await expect.poll(() => this.page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(Math.ceil(width / factor));
  }

  /** Whether anything sticks out to the side. */
  async sideways(): Promise<boolean> {
    return this.page.evaluate(() =>
      [document.documentElement, document.querySelector('.page')].some(
        (part) => part !== null && part.scrollWidth > part.clientWidth,
      ),
    );
  }

  /** By how many CSS pixels the content is higher than the window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() =>
      [document.documentElement, document.querySelector('.page')].reduce(
        (sum, part) => sum + (part === null ? 0 : part.scrollHeight - part.clientHeight),
        0,
      ),
    );
  }
}

const menu: readonly PageName[] = ['cards', 'check', 'launch', 'settings', 'stored'];

/** With the sentences of its errors in the view's language, as the main process would give them. */
function inItsLanguage(view: View): View {
  if (view.language === 'en') return view;
  const translated = (error: ViewError | null): ViewError | null => {
    if (error === null) return null;
    const details = { key: 'identityAgent.libary' };
    const { message, remedy } = inWelsh({ ...error, code: error.code as ErrorCode, details });
    return { ...error, message, remedy };
  };
  const { screen, readers } = view;
  const shown = { ...view, readers: { ...readers, outage: translated(readers.outage) } };
  if (screen.name === 'signed-out') return { ...shown, screen: { ...screen, problem: translated(screen.problem) } };
  if (screen.name === 'signed-in') return { ...shown, screen: { ...screen, refused: translated(screen.refused) } };
  return shown;
}

/** The name of the screen that a view is shown on. */
export function screenOf({ screen }: View): string {
  if (screen.name === 'signed-in' && screen.warning !== null) return 'warning';
  if (screen.name === 'choosing-role' && screen.roles.length === 0) return 'no-roles';
  return screen.name;
}
