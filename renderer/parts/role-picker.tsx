import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSay } from '../messages/use-say.ts';
import { differences, findRoles, groupRoles, manyRoles } from '../role-search.ts';
import { organisationName, roleInWords } from '../sentences.ts';
import type { Role } from '../view-types.ts';
import { Button } from './button.tsx';
import { optionId, RoleOptions } from './role-options.tsx';
import { Screen } from './screen.tsx';

interface RolePickerProps {
  /** The screen's name. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** The role profile that is offered first, if it is among them. */
  readonly first: string | null;
  /** What is said of that one. */
  readonly mark: string;
  readonly onChoose: (profileId: string) => void;
  /** Other buttons. */
  readonly children: ReactNode;
}

/**
 * Which role? A list to move in with the arrow keys and to choose from with Enter; with many roles, typing filters it.
 * The focus stays in the search (or the list), as ARIA's combobox and listbox want it.
 */
export function RolePicker({ name, roles, first, mark, onChoose, children }: RolePickerProps) {
  const say = useSay();
  const id = useId();
  const [query, setQuery] = useState('');
  const groups = useMemo(() => groupRoles(findRoles(roles, query), first), [roles, query, first]);
  const apart = useMemo(() => differences(groupRoles(roles, null).flatMap((group) => group.roles)), [roles]);
  const shown = groups.flatMap((group) => group.roles);
  const [wanted, setWanted] = useState<string | null>(null);
  // What the arrow keys were at may have been filtered away.
  const active = shown.find(({ profileId }) => profileId === wanted) ?? shown[0];
  const searchable = roles.length >= manyRoles;

  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    (field.current ?? list.current)?.focus();
  }, []);

  const onKey = (event: KeyboardEvent) => {
    const at = active === undefined ? -1 : shown.indexOf(active);
    const next = placeAfter(event.key, at, shown.length, searchable);
    if (event.key === 'Enter' && active !== undefined) onChoose(active.profileId);
    else if (event.key === 'Escape' && query !== '') setQuery('');
    else if (next === null) return;
    else setWanted(shown[next]?.profileId ?? null);
    event.preventDefault();
  };
  const pointing = {
    'aria-controls': searchable ? `${id}-list` : undefined,
    'aria-activedescendant': active === undefined ? undefined : optionId(id, active.profileId),
    onKeyDown: onKey,
  };
  return (
    <Screen
      name={name}
      heading={say('roles.heading')}
      focusElsewhere
      actions={
        <>
          {active === undefined ? null : (
            <Button
              label={`${continueAs(active)}, ${organisationName(say, active.organisation)}`}
              onPress={() => {
                onChoose(active.profileId);
              }}
            >
              {continueAs(active)}
            </Button>
          )}
          {children}
        </>
      }
    >
      {searchable ? (
        <input
          type="text"
          className="nhsuk-input search"
          role="combobox"
          aria-label={say('roles.search', { count: roles.length })}
          aria-describedby={`${id}-hint`}
          aria-expanded={shown.length > 0}
          aria-autocomplete="list"
          placeholder={say('roles.search', { count: roles.length })}
          autoComplete="off"
          spellCheck={false}
          ref={field}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setWanted(null);
          }}
          {...pointing}
        />
      ) : null}
      <p className="nhsuk-u-visually-hidden" id={`${id}-hint`}>
        {say('roles.searchHint')}
      </p>
      <p className={shown.length === 0 ? 'nothing' : 'nhsuk-u-visually-hidden'} role="status">
        {foundInWords()}
      </p>
      <div
        className="roles"
        role="listbox"
        id={`${id}-list`}
        aria-label={say('roles.list')}
        tabIndex={searchable ? undefined : 0}
        ref={list}
        {...(searchable ? {} : pointing)}
      >
        <RoleOptions
          id={id}
          groups={groups}
          apart={apart}
          active={active?.profileId ?? null}
          marked={first}
          mark={mark}
          onPoint={setWanted}
          onChoose={onChoose}
        />
      </div>
    </Screen>
  );

  function continueAs(role: Role): string {
    return say('roles.continueAs', { role: roleInWords(say, role) });
  }

  function foundInWords(): string {
    if (query === '') return '';
    return shown.length === 0 ? say('roles.nothing', { query }) : say('roles.found', { count: shown.length });
  }
}

/** Where a key leads from a place in a list of so many; `null` = nowhere. Home and End belong to the text of a search. */
function placeAfter(key: string, at: number, count: number, searching: boolean): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + 5, count - 1);
    case 'PageUp':
      return Math.max(at - 5, 0);
    case 'Home':
      return searching ? null : 0;
    case 'End':
      return searching ? null : count - 1;
    default:
      return null;
  }
}
