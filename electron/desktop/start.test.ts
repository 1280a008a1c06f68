import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessOptions, startOf } from './start.ts';

const installed = { packaged: true, root: false };
const start = (...args: string[]) => startOf(['/opt/Lanyard/lanyard', ...args], installed);

describe('an installed Lanyard', () => {
  it('shows its window', () => {
    expect(start()).toEqual({ kind: 'window', link: null, hidden: false });
    expect(start('--hidden')).toEqual({ kind: 'window', link: null, hidden: true });
    expect(start('lanyard:sign-in')).toEqual({ kind: 'window', link: 'sign-in', hidden: false });
    expect(start('--', 'lanyard://show/')).toEqual({ kind: 'window', link: 'show', hidden: false });
    expect(start('lanyard:format-disk')).toEqual({ kind: 'window', link: null, hidden: false });
  });

  it('runs a command', () => {
    expect(start('cards', '--json')).toEqual({ kind: 'command', args: ['cards', '--json'] });
    expect(start('--help')).toEqual({ kind: 'command', args: ['--help'] });
    expect(start('no-such-command')).toEqual({ kind: 'command', args: ['no-such-command'] });
  });

  it('leaves the option that root needs to Chromium', () => {
    const asRoot = (...args: string[]) => startOf(['lanyard', ...args], { packaged: true, root: true });
    expect(asRoot('cards', '--no-sandbox')).toEqual({ kind: 'command', args: ['cards'] });
    expect(asRoot('--no-sandbox')).toMatchObject({ kind: 'window' });
    expect(start('--no-sandbox')).toEqual({ kind: 'refused', option: '--no-sandbox' });
  });

  it.each([
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--ignore-certificate-errors',
    '--disable-web-security',
    '--proxy-server=evil:1',
    '--host-resolver-rules=MAP * evil',
    '--js-flags=--allow-natives-syntax',
    '--load-extension=evil',
    '--user-data-dir=/tmp/x',
    '--renderer-cmd-prefix=evil',
    '--gpu-launcher=evil',
    '--require',
    '-r',
    '/remote-debugging-port=9222',
    '-remote-debugging-port=9222',
    '--HIDDEN',
    '--hidden=1',
    '--hidden ',
  ])('refuses %s, wherever it stands', (option) => {
    const name = option.split('=')[0];
    expect(start(option)).toEqual({ kind: 'refused', option: name });
    expect(start('--hidden', option)).toEqual({ kind: 'refused', option: name });
    expect(start('lanyard:show', option)).toEqual({ kind: 'refused', option: name });
  });

  it.each([
    ' --remote-debugging-port=9222',
    '\t--remote-debugging-port=9222',
    '\u0085--remote-debugging-port=9222',
    '\u00a0/remote-debugging-port=9222',
    '\u200e--remote-debugging-port=9222',
    'x.json',
  ])('never hands %j, which Chromium may take for an option, to a window', (text) => {
    expect(start(text)).toMatchObject({ kind: 'command' });
    expect(start('--hidden', text)).toMatchObject({ kind: 'refused' });
    expect(start('lanyard:show', text)).toMatchObject({ kind: 'refused' });
  });

  it('takes no other option for its window, whatever it is', () => {
    const known = new Set<string>([...harmlessOptions, '--settings', '--help', '--version']);
    const option = fc.string({ minLength: 1 }).map((text) => `--${text}`);
    fc.assert(
      fc.property(option, (text) => {
        const name = text.split('=', 1)[0] ?? '';
        return known.has(name) || text === '--' || start(text).kind === 'refused';
      }),
    );
  });
});

it('an unpackaged build takes Electron’s options', () => {
  const argv = ['electron', '--no-sandbox', '.', '--settings', 'x.json', '--remote-debugging-port=0'];
  expect(startOf(argv, { packaged: false, root: true })).toEqual({ kind: 'window', link: null, hidden: false });
});
