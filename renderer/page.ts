import { create } from 'zustand';
import type { PageName, PageView } from '../electron/ipc/contract-pages.ts';
import type { View } from '../electron/ipc/contract.ts';
import { bridge } from './bridge.ts';

/** The pages beside the session, in the order of the menu. */
export const pages: readonly PageName[] = ['cards', 'check', 'launch', 'settings', 'stored'];

/** What lies over the session's screen: something made of the view alone, or a page. */
type Open =
  | { readonly name: 'another' }
  | { readonly name: 'other-role' }
  /** `null` = it has not come yet; `missing` = this version has nothing to show there. */
  | { readonly name: PageName; readonly view: PageView | 'missing' | null };

/** What lies over the session's screen. Belongs to the window alone: the session does not know of it. */
export const usePage = create<{ readonly open: Open | null }>(() => ({ open: null }));

bridge.onPage((view) => {
  show(view.page, view);
});

/** Opens a page; what it shows comes from the main process, as long as it is open. */
export function openPage(name: PageName): void {
  usePage.setState({ open: { name, view: null } });
  bridge.openPage(name).then(
    (view) => {
      const { open } = usePage.getState();
      // What was pushed meanwhile is newer.
      if (open !== null && 'view' in open && open.view === null) show(name, view);
    },
    () => {
      show(name, 'missing');
    },
  );
}

/** Opens the other ways to sign in, or the other roles. */
export function openLeaf(name: 'another' | 'other-role'): void {
  usePage.setState({ open: { name } });
}

export function closePage(): void {
  const { open } = usePage.getState();
  usePage.setState({ open: null });
  if (open !== null && 'view' in open) bridge.closePage();
}

function show(name: PageName, view: PageView | 'missing'): void {
  usePage.setState(({ open }) => (open?.name === name ? { open: { name, view } } : { open }));
}

/**
 * Whether a page may go on lying over the session's screen after this change. The session comes first: whatever wants
 * the person, or must not be overlooked, or must be covered, takes the window. Cards coming and going do not.
 */
export function pageMayStay(before: View, after: View): boolean {
  return matterOf(before) === matterOf(after);
}

function matterOf({ screen }: View): string {
  switch (screen.name) {
    case 'signed-out':
      return screen.problem === null ? 'idle' : screen.problem.code;
    case 'waiting-for-card':
      return 'idle';
    case 'signed-in':
      return screen.warning === null ? 'signed-in' : 'warning';
    case 'signing-in':
    case 'choosing-role':
    case 'ended':
    case 'covered':
      return screen.name;
  }
}
