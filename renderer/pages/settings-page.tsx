import type { SettingsPage as SettingsView } from '../../electron/ipc/contract-pages.ts';
import { useSay } from '../messages/use-say.ts';
import { PageFrame } from './page-frame.tsx';
import { SettingRow } from './setting-row.tsx';

/** What a person may choose; what the organisation has set is shown and cannot be changed. */
export function SettingsPage({ view }: { readonly view: SettingsView }) {
  const say = useSay();
  const { settings, refused } = view;
  return (
    <PageFrame name="settings">
      <p>{say('settings.intro')}</p>
      <div className="settings">
        {settings.map((setting) => (
          <SettingRow
            key={setting.key}
            setting={setting}
            problem={refused?.key === setting.key ? refused.problem : null}
          />
        ))}
      </div>
    </PageFrame>
  );
}
