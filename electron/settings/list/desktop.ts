import { optionalSetting, setting } from '../setting.ts';
import { choice, flag, text } from '../values.ts';

export const languageChoices = ['system', 'en', 'cy'] as const;
export type Language = (typeof languageChoices)[number];

export const themeChoices = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themeChoices)[number];

/** An Electron accelerator with at least one key to hold, as `Control+Alt+L`. */
const accelerator =
  /^(?:(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/;

const chosen = { setBy: 'user', live: true } as const;

export const window = {
  language: setting(choice(languageChoices), 'system', chosen),
  theme: setting(choice(themeChoices), 'system', chosen),
  alwaysOnTop: setting(flag, false, chosen),
  /** Whether closing the window hides it; otherwise it quits. */
  hideOnClose: setting(flag, true, chosen),
};

export const desktop = {
  /** Whether the program starts with the person's desktop. */
  autostart: setting(flag, false, chosen),
  /** Global shortcut that shows the window. */
  shortcut: optionalSetting(text(accelerator, 'must be a key with Control, Alt, … before it, as Control+Alt+L'), {
    example: 'Control+Alt+L',
    ...chosen,
  }),
  notifications: setting(flag, true, chosen),
  tray: setting(flag, true, chosen),
};
