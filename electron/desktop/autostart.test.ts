import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { autostartFile, setAutostartFile } from './autostart.ts';

vi.mock('electron', () => ({ app: {} }));

it('starts hidden with a Linux desktop, or no longer', () => {
  const file = autostartFile(
    { XDG_CONFIG_HOME: mkdtempSync(path.join(os.tmpdir(), 'lanyard-autostart-')) },
    '/nowhere',
  );
  setAutostartFile(false, file);
  expect(existsSync(file)).toBe(false);
  setAutostartFile(true, file);
  setAutostartFile(true, file);
  expect(readFileSync(file, 'utf8')).toContain('Exec=lanyard --hidden\n');
  setAutostartFile(false, file);
  expect(existsSync(file)).toBe(false);
});

it('takes no relative folder from the environment', () => {
  expect(autostartFile({ XDG_CONFIG_HOME: 'relative' }, '/home/x')).toBe('/home/x/.config/autostart/lanyard.desktop');
});
