import type { PageIntent, PageName, PageView } from '../ipc/contract-pages.ts';

/** A page while it is open. */
export interface OpenPage {
  view(): PageView;
  intend(intent: PageIntent): void;
  /** The session, the cards or the settings are others now. */
  refresh(): void;
  close(): void;
}

/** Opens a page; `onChange` is called whenever its view is another. */
export type PageMaker = (onChange: () => void) => OpenPage;
export type PageMakers = Readonly<Record<PageName, PageMaker>>;
