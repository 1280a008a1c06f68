import { useId, useState } from 'react';
import type { SettingsPage } from '../../electron/ipc/contract-pages.ts';
import type { ViewError } from '../../electron/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';

type Setting = SettingsPage['settings'][number];

interface SettingRowProps {
  readonly setting: Setting;
  /** Why the last change was refused. */
  readonly problem: ViewError | null;
}

/** One setting: what it is called, what it does, and its value as a real form control. */
export function SettingRow({ setting, problem }: SettingRowProps) {
  const say = useSay();
  const id = useId();
  const { key, title, purpose, form, locked } = setting;
  const described = `${id}-purpose${locked ? ` ${id}-locked` : ''}${problem === null ? '' : ` ${id}-problem`}`;
  const control = { id, setting, described };
  return (
    <div className="setting" data-key={key}>
      {form.is === 'flag' ? <Flag {...control} /> : null}
      <label className="setting__title" htmlFor={id}>
        {title}
      </label>
      <p className="setting__purpose" id={`${id}-purpose`}>
        {purpose}
      </p>
      {locked ? (
        <p className="setting__locked" id={`${id}-locked`}>
          {say('settings.locked')}
        </p>
      ) : null}
      {problem === null ? null : (
        <p className="setting__problem" id={`${id}-problem`} role="alert">
          {problem.message}
        </p>
      )}
      {form.is === 'choice' ? <Choice {...control} options={form.options} /> : null}
      {form.is === 'text' ? <Text {...control} /> : null}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly setting: Setting;
  /** Ids of what describes it. */
  readonly described: string;
}

function Flag({ id, setting, described }: ControlProps) {
  return (
    <input
      type="checkbox"
      className="setting__flag"
      id={id}
      aria-describedby={described}
      aria-disabled={setting.locked ? true : undefined}
      checked={setting.value === true}
      onChange={({ target }) => {
        choose(setting, target.checked);
      }}
    />
  );
}

function Choice({ id, setting, described, options }: ControlProps & { readonly options: readonly string[] }) {
  const say = useSay();
  return (
    <select
      className="nhsuk-select"
      id={id}
      aria-describedby={described}
      disabled={setting.locked}
      value={typeof setting.value === 'string' ? setting.value : ''}
      onChange={({ target }) => {
        choose(setting, target.value);
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {optionName(say, option)}
        </option>
      ))}
    </select>
  );
}

function Text({ id, setting, described }: ControlProps) {
  const say = useSay();
  const kept = typeof setting.value === 'string' ? setting.value : '';
  const [typed, setTyped] = useState(kept);
  return (
    <form
      className="setting__text"
      onSubmit={(event) => {
        event.preventDefault();
        choose(setting, typed.trim() === '' ? null : typed.trim());
      }}
    >
      <input
        className="nhsuk-input"
        id={id}
        aria-describedby={described}
        autoComplete="off"
        spellCheck={false}
        readOnly={setting.locked}
        value={setting.locked ? kept : typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      {setting.locked ? null : (
        <Button
          kind="secondary"
          resting={typed.trim() === kept}
          label={say('settings.saveOf', { title: setting.title })}
          onPress={() => {
            choose(setting, typed.trim() === '' ? null : typed.trim());
          }}
        >
          {say('settings.save')}
        </Button>
      )}
    </form>
  );
}

function choose({ key, locked }: Setting, value: boolean | string | null): void {
  if (!locked) bridge.intendOnPage({ page: 'settings', do: 'set', key, value });
}

const named = ['system', 'en', 'cy', 'light', 'dark'] as const;

/** An option in words; one that came with a newer main process shows as it is written. */
function optionName(say: Say, option: string): string {
  const known = named.find((name) => name === option);
  return known === undefined ? option : say(`settings.choices.${known}`);
}
