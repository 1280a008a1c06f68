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
  { names: ['chromium'], command: 'chromium', why: 'the browser of the sign-in tests' },
  { names: ['xdg-utils'], command: 'xdg-open', why: 'opening the browser' },
  { names: ['krb5-kdc'], command: 'krb5kdc', why: 'proxies that ask for a sign-in' },
  { names: ['krb5-admin-server'], command: 'kadmin.local', why: 'proxies that ask for a sign-in' },
  { names: ['krb5-user'], command: 'kinit', why: 'proxies that ask for a sign-in' },
  { names: ['libnss3-tools'], command: 'certutil', why: 'proxies that ask for a sign-in' },
  { names: ['gcc'], command: 'cc', why: 'the ticket host' },
  { names: ['libc6-dev'], why: 'the ticket host' },
  { names: ['procps'], command: 'ps', why: 'the measurements' },
];

/** What the pictures of the window need besides: letters as wide as those of Arial, which people on Windows see. */
export const picturePackageList = [{ names: ['fonts-liberation'], why: 'the pictures' }];

const mono = (name) => ({ names: [name], why: 'the WiX compiler' });

/** What building and testing the Windows parts on Debian needs besides: `npm run test:windows`. */
export const windowsPackageList = [
  { names: ['gcc-mingw-w64-i686-win32'], command: 'i686-w64-mingw32-gcc', why: 'the Windows ticket host' },
  { names: ['gcc-mingw-w64-x86-64-win32'], command: 'x86_64-w64-mingw32-gcc', why: 'the Windows ticket host' },
  { names: ['wixl'], command: 'wixl', why: 'the MSI' },
  { names: ['msitools'], command: 'msiinfo', why: 'the MSI' },
  { names: ['osslsigncode'], command: 'osslsigncode', why: 'signing' },
  { names: ['openssl'], command: 'openssl', why: 'signing' },
  { names: ['mmdebstrap'], command: 'mmdebstrap', why: 'wine' },
  { names: ['arch-test'], command: 'arch-test', why: 'wine' },
  { names: ['mono-runtime'], command: 'mono', why: 'the WiX compiler' },
  mono('libmono-corlib4.5-cil'),
  mono('libmono-i18n4.0-all'),
  mono('libmono-system4.0-cil'),
  mono('libmono-system-configuration4.0-cil'),
  mono('libmono-system-core4.0-cil'),
  mono('libmono-system-runtime4.0-cil'),
  mono('libmono-system-security4.0-cil'),
  mono('libmono-system-xml4.0-cil'),
  mono('libmono-system-xml-linq4.0-cil'),
];
