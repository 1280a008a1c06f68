import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';

const root = path.join(import.meta.dirname, '..', '..');

export interface Workplace {
  readonly settingsFile: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The real program in its real window, with a folder of its own. */
export class LanyardApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Its own folder, with its profile; removed at the end. */
  readonly folder: string;

  private constructor(electron: ElectronApplication, page: Page, folder: string) {
    this.electron = electron;
    this.page = page;
    this.folder = folder;
  }

  /**
   * Starts the built program. `change` edits a copy of the settings; `folder`: that of an earlier run, to go on with;
   * `args`: what the system adds, an address for example.
   */
  static async open(
    workplace: Workplace,
    change: (settings: SettingsFile) => void = () => undefined,
    folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-e2e-')),
    args: readonly string[] = [],
  ): Promise<LanyardApp> {
    const settings = JSON.parse(readFileSync(workplace.settingsFile, 'utf8')) as SettingsFile;
    change(settings);
    const settingsFile = path.join(folder, 'settings.json');
    writeFileSync(settingsFile, JSON.stringify(settings));
    return LanyardApp.openWith(folder, ['--settings', settingsFile, ...args], workplace.env);
  }

  /** Starts the built program with these arguments in this folder. */
  static async openWith(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<LanyardApp> {
    const electron = await _electron.launch({
      cwd: root,
      args: ['--no-sandbox', '.', `--user-data-dir=${path.join(folder, 'profile')}`, ...args],
      // What it writes outside its profile (the journal) goes to its own folder, too.
      env: definedOf({ ...process.env, XDG_STATE_HOME: path.join(folder, 'state'), ...env }),
    });
    const page = await electron.firstWindow();
    return new LanyardApp(electron, page, folder);
  }

  /** Waits until this screen is shown. */
  async screen(name: ScreenName): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-screen', name);
  }

  /** Waits until the error screen with this code is shown. */
  async problem(code: string | RegExp): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-code', code);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** The lines of its log with this event. */
  logged(event: string): Record<string, unknown>[] {
    const folder = path.join(this.folder, 'state', 'lanyard', 'logs');
    return readdirSync(folder)
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['event'] === event);
  }

  /** Ends it as people do. Its folder stays. */
  async quit(): Promise<void> {
    await this.electron.close();
  }

  /** Ends it as a power cut would. Its folder stays. */
  async kill(): Promise<void> {
    const process = this.electron.process();
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.electron.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type ScreenName =
  | 'signed-out'
  | 'waiting-for-card'
  | 'signing-in'
  | 'choosing-role'
  | 'no-roles'
  | 'signed-in'
  | 'warning'
  | 'covered'
  | 'ended';

export interface SettingsFile {
  environment?: string;
  identityAgent?: Record<string, unknown>;
  spine?: Record<string, unknown>;
  session?: Record<string, unknown>;
  signIn?: Record<string, unknown>;
  cis2?: Record<string, unknown>;
  cards?: Record<string, unknown>;
  updates?: Record<string, unknown>;
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
