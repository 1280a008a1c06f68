import { toErrorValue } from '../errors/index.ts';
import type { SettingsPage } from '../ipc/contract-pages.ts';
import { viewError } from '../ipc/view-error.ts';
import { english, namedSettings, valueOf, welsh, type NamedSetting, type OpenSettings } from '../settings/index.ts';
import type { PageMaker } from './page.ts';

export interface SettingsPageParts {
  readonly settings: OpenSettings;
  /** Of the window. */
  readonly language: () => 'en' | 'cy';
}

type Shown = SettingsPage['settings'][number];

/** What a person may choose, and what of it the organisation has set. */
export function settingsPage({ settings, language }: SettingsPageParts): PageMaker {
  return (onChange) => {
    let refused: SettingsPage['refused'] = null;
    return {
      view: () => ({
        page: 'settings',
        settings: namedSettings.flatMap((named) => shown(named, settings, language())),
        refused,
      }),
      intend(intent) {
        if (intent.page !== 'settings') return;
        const { key, value } = intent;
        try {
          refused = null;
          settings.chooseByUser(key, value ?? undefined);
        } catch (thrown) {
          refused = { key, problem: viewError(toErrorValue(thrown), language()) };
        }
        onChange();
      },
      refresh: onChange,
      close: () => undefined,
    };
  };
}

/** One setting, if it is a person's to choose and has a form for that. */
function shown({ key, setting }: NamedSetting, { settings, locked }: OpenSettings, language: 'en' | 'cy'): Shown[] {
  const form = formOf(setting.form);
  if (setting.setBy !== 'user' || form === null) return [];
  const { title, purpose } = (language === 'cy' ? welsh : english).settings[key];
  const value = valueOf(settings, key);
  const isShown = typeof value === 'boolean' || typeof value === 'string';
  // The pages for IT set values apart with backticks.
  const forPeople = purpose.replaceAll(/`([^`]+)`/g, '“$1”');
  return [{ key, title, purpose: forPeople, form, value: isShown ? value : null, locked: locked.has(key) }];
}

function formOf(form: NamedSetting['setting']['form']): Shown['form'] | null {
  switch (form.is) {
    case 'flag':
    case 'text':
      return { is: form.is };
    case 'choice':
      return { is: 'choice', options: [...form.options] };
    case 'number':
    case 'list':
    case 'records':
      return null;
  }
}
