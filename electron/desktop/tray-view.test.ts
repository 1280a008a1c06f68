import { describe, expect, it } from 'vitest';
import { ended, screens, trouble, viewWith, warning } from './test-data.ts';
import { trayIsVisible } from './tray-visible.ts';
import { trayViewOf } from './tray-view.ts';

describe('trayViewOf', () => {
  it.each([
    ['signed-out', screens.signedOut],
    ['signed-out', screens.cancelled],
    ['signed-out', screens.waiting],
    ['signed-out', ended('idle')],
    ['working', screens.signingIn],
    ['signed-in', screens.signedIn],
    ['warning', warning],
    ['warning', screens.covered],
    ['problem', screens.failed],
  ] as const)('marks %s', (mark, screen) => {
    expect(trayViewOf(viewWith(screen)).mark).toBe(mark);
  });

  it('marks readers that cannot be read, unless somebody is signed in', () => {
    const readers = { service: 'unknown' as const, outage: trouble, names: [], withCard: [] };
    expect(trayViewOf(viewWith(screens.waiting, { readers })).mark).toBe('problem');
    expect(trayViewOf(viewWith(screens.signedIn, { readers })).mark).toBe('signed-in');
  });

  it('offers what can be done', () => {
    expect(trayViewOf(viewWith(screens.signedOut))).toMatchObject({ canSignIn: true, canSignOut: false });
    expect(trayViewOf(viewWith(screens.waiting, { canSignIn: false }))).toMatchObject({ canSignIn: false });
    expect(trayViewOf(viewWith(screens.signingIn))).toMatchObject({ canSignIn: false, canSignOut: false });
    expect(trayViewOf(viewWith(screens.signedIn))).toMatchObject({ canSignIn: false, canSignOut: true });
  });
});

it('a window is hidden only where somebody can find it again', () => {
  expect(trayIsVisible('win32', {})).toBe(true);
  expect(trayIsVisible('linux', {})).toBe(false);
  expect(trayIsVisible('linux', { XDG_CURRENT_DESKTOP: 'KDE' })).toBe(false);
  expect(trayIsVisible('linux', { XDG_CURRENT_DESKTOP: 'KDE', DBUS_SESSION_BUS_ADDRESS: 'unix:x' })).toBe(true);
  expect(trayIsVisible('linux', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', DBUS_SESSION_BUS_ADDRESS: 'unix:x' })).toBe(
    true,
  );
  expect(trayIsVisible('linux', { XDG_CURRENT_DESKTOP: 'GNOME', DBUS_SESSION_BUS_ADDRESS: 'unix:x' })).toBe(false);
});
