import type { PageView } from '../ipc/contract-pages.ts';
import type { Pages } from '../ipc/register-pages.ts';
import type { OpenPage, PageMakers } from './page.ts';

/** The pages of the window: one at a time is open, and only that one does any work. */
export interface LivePages extends Pages {
  /** The session, the cards or the settings are others now. */
  refresh(): void;
}

export function createPages(makers: PageMakers): LivePages {
  let open: OpenPage | null = null;
  return {
    open(name, onChange: (view: PageView) => void) {
      const page = makers[name](() => {
        if (open === page) onChange(page.view());
      });
      open = page;
      return page.view();
    },
    close() {
      const closing = open;
      open = null;
      closing?.close();
    },
    intend(intent) {
      open?.intend(intent);
    },
    refresh() {
      open?.refresh();
    },
  };
}
