/**
 * What Lanyard needs of a Debian or Ubuntu system to be started and tested with everything real. `names` are the
 * package's names, newest first (Debian 13 and Ubuntu 24.04 renamed some); `command` makes the package unnecessary
 * where such a program is installed already, and stands for it on other kinds of Linux.
 */
export const systemPackageList = [
  { names: ['xvfb'], command: 'Xvfb', why: 'a display where there is none' },
  { names: ['xauth'], command: 'xauth', why: 'a display where there is none' },
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], why: 'Electron' },
  { names: ['libnss3'], why: 'Electron' },
  { names: ['libasound2t64', 'libasound2'], why: 'Electron' },
  { names: ['libgbm1'], why: 'Electron' },
  { names: ['libxss1'], why: 'Electron' },
  { names: ['dbus'], command: 'dbus-daemon', why: 'the keychain' },
  { names: ['dbus-x11'], command: 'dbus-launch', why: 'the keychain' },
  { names: ['gnome-keyring'], command: 'gnome-keyring-daemon', why: 'the keychain' },
  { names: ['libsecret-1-0'], why: 'the keychain' },
  { names: ['pcscd'], command: 'pcscd', why: 'smartcard readers' },
  { names: ['vsmartcard-vpcd'], why: 'virtual smartcards' },
  { names: ['gcc'], command: 'cc', why: 'the ticket host' },
  { names: ['libc6-dev'], why: 'the ticket host' },
  { names: ['procps'], command: 'ps', why: 'the measurements' },
];
