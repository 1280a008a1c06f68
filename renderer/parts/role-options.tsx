import { useEffect, useRef } from 'react';
import { useSay } from '../messages/use-say.ts';
import { organisationKey, type Difference, type RoleGroup } from '../role-search.ts';
import { organisationName, roleInWords } from '../sentences.ts';

interface RoleOptionsProps {
  /** Prefix of every id. */
  readonly id: string;
  readonly groups: readonly RoleGroup[];
  /** By role profile, what tells those apart that look alike. */
  readonly apart: ReadonlyMap<string, Difference>;
  readonly active: string | null;
  readonly marked: string | null;
  readonly mark: string;
  readonly onPoint: (profileId: string) => void;
  readonly onChoose: (profileId: string) => void;
}

/** An element's id for what may be any text: ids must not hold spaces. */
export function optionId(list: string, profileId: string): string {
  return `${list}-${encodeURIComponent(profileId)}`;
}

/** The options of a list of roles, by organisation. The active one is always in sight. */
export function RoleOptions({ id, groups, apart, active, marked, mark, onPoint, onChoose }: RoleOptionsProps) {
  const say = useSay();
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return groups.map(({ organisation, roles }) => (
    <div
      className="roles__group"
      role="group"
      aria-label={organisationName(say, organisation)}
      key={organisationKey({ organisation })}
    >
      <div className="roles__organisation" aria-hidden="true">
        {organisationName(say, organisation)}
      </div>
      {roles.map((role) => {
        const { profileId } = role;
        const difference = apart.get(profileId);
        return (
          <div
            className="roles__one"
            role="option"
            id={optionId(id, profileId)}
            aria-selected={profileId === active}
            ref={profileId === active ? current : null}
            key={profileId}
            onClick={() => {
              onPoint(profileId);
            }}
            onDoubleClick={() => {
              onChoose(profileId);
            }}
          >
            <span className="roles__name">{roleInWords(say, role)}</span>
            {profileId === marked ? <span className="roles__mark">{mark}</span> : null}
            {difference === undefined ? null : (
              <span className="roles__apart">{say(`roles.apart.${difference.is}`, { value: difference.value })}</span>
            )}
          </div>
        );
      })}
    </div>
  ));
}
