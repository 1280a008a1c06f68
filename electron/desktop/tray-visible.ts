/**
 * Whether somebody could find a window again that is hidden. Windows and macOS always show a tray; on Linux it takes a
 * desktop that says it has one, on a session bus.
 */
export function trayIsVisible(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform !== 'linux') return true;
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').map((name) => name.toLowerCase());
  const haveOne = ['kde', 'lxqt', 'xfce', 'x-cinnamon', 'mate', 'unity', 'ubuntu', 'pantheon'];
  return env['DBUS_SESSION_BUS_ADDRESS'] !== undefined && desktops.some((name) => haveOne.includes(name));
}
