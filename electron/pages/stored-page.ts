import { rmSync, readdirSync, statSync } from 'node:fs';
import type { StoredPage } from '../ipc/contract-pages.ts';
import type { Settings } from '../settings/index.ts';
import type { PageMaker } from './page.ts';

type Kind = StoredPage['items'][number]['kind'];

export interface StoredPageParts {
  /** Absolute paths: two folders, and files that may not be there. */
  readonly places: Readonly<Record<Exclude<Kind, 'keychain'>, string>>;
  readonly settings: () => Settings;
  /** Forgets what is in the memory of this program, too. */
  readonly forget: (kind: Kind) => void;
}

/** What may be forgotten: the rest is the organisation's record, or ends with the session. */
const forgettable: readonly Kind[] = ['last-role', 'choices', 'window-place'];

/** What Lanyard keeps about a person on this computer. */
export function storedPage({ places, settings, forget }: StoredPageParts): PageMaker {
  const item = (kind: Exclude<Kind, 'keychain'>, days: number | null): StoredPage['items'][number] => ({
    kind,
    place: places[kind],
    entries: countIn(places[kind]),
    days,
    canForget: forgettable.includes(kind),
  });
  return (onChange) => ({
    view: () => {
      const { audit, log } = settings();
      return {
        page: 'stored',
        items: [
          item('journal', audit.days),
          item('log', log.days),
          { kind: 'keychain', place: '', entries: null, days: null, canForget: false },
          item('last-role', null),
          item('choices', null),
          item('window-place', null),
        ],
      };
    },
    intend(intent) {
      if (intent.page !== 'stored' || intent.kind === 'keychain' || !forgettable.includes(intent.kind)) return;
      rmSync(places[intent.kind], { force: true });
      forget(intent.kind);
      onChange();
    },
    refresh: onChange,
    close: () => undefined,
  });
}

/** The files of a folder, or one for a file that is there. */
function countIn(place: string): number {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  return found.isDirectory() ? readdirSync(place).length : 1;
}
