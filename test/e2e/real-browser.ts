import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';

/**
 * The system's Chromium as the person's browser, with a profile that is thrown away. It needs a display. Programs open it as they open any
 * browser, with `xdg-open`, which is a script here: Debian's own would start a Chromium that refuses to run for root.
 */
export class RealBrowser {
  /** What a program needs in its environment so that its `xdg-open` is this browser. */
  readonly env: Readonly<Record<'PATH', string>>;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'lanyard-browser-'));
  readonly #profile = path.join(this.#folder, 'profile');
  readonly #pid = path.join(this.#folder, 'pid');
  readonly #seen = new Set<Page>();
  #browser: Browser | null = null;

  constructor(more: readonly string[]) {
    const flags = [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check'],
      ...['--disable-sync', '--disable-background-networking', '--disable-component-update', '--password-store=basic'],
      ...[`--user-data-dir=${this.#profile}`, '--remote-debugging-port=0', ...more],
    ];
    const script = path.join(this.#folder, 'xdg-open');
    const command = `chromium ${flags.map((flag) => `'${flag}'`).join(' ')} "$1"`;
    // Only the first one stays; the others hand their address to it. None holds on to the pipes of the program.
    const lines = ['#!/bin/sh', `[ -e '${this.#pid}' ] || echo $$ > '${this.#pid}'`, `exec ${command} >/dev/null 2>&1`];
    writeFileSync(script, `${lines.join('\n')}\n`);
    chmodSync(script, 0o755);
    this.env = { PATH: [this.#folder, process.env['PATH'] ?? ''].join(path.delimiter) };
  }

  /** The tab that was opened last and not looked at yet; waits for one. */
  async tab(): Promise<Page> {
    const browser = await this.#connected();
    let found: Page | undefined;
    await expect(() => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      found = pages.find((page) => !this.#seen.has(page) && /^https?:/.test(page.url()));
      expect(found, 'a tab with an address').toBeDefined();
    }).toPass({ timeout: 20_000 });
    if (found === undefined) throw new Error('no tab');
    this.#seen.add(found);
    return found;
  }

  /** The person closes it; it can be opened again, with the same profile. */
  async closeWindow(): Promise<void> {
    if (!existsSync(this.#pid)) return;
    const browser = this.#browser;
    const gone = browser === null ? null : new Promise((resolve) => browser.once('disconnected', resolve));
    const pid = Number(readFileSync(this.#pid, 'utf8'));
    process.kill(pid);
    await gone;
    await expect.poll(() => isRunning(pid), { timeout: 15_000 }).toBe(false);
    this.#browser = null;
    for (const file of [this.#pid, path.join(this.#profile, 'DevToolsActivePort')]) rmSync(file, { force: true });
  }

  async close(): Promise<void> {
    await this.closeWindow();
    // Its helpers may outlive it for a moment and write.
    await expect(() => {
      rmSync(this.#folder, { recursive: true, force: true });
    }).toPass({ timeout: 15_000 });
  }

  async #connected(): Promise<Browser> {
    if (this.#browser !== null) return this.#browser;
    const file = path.join(this.#profile, 'DevToolsActivePort');
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').includes('\n'), { timeout: 30_000 })
      .toBe(true);
    const [port = ''] = readFileSync(file, 'utf8').split('\n');
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return this.#browser;
  }
}

/** Whether a process runs; one that is dead but not yet reaped does not. */
function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
