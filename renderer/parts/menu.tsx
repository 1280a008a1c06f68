import { useRef } from 'react';
import { useSay } from '../messages/use-say.ts';
import { openPage, pages } from '../page.ts';

/** The way to the pages beside the session. The browser's own popover: Escape closes it and gives the focus back. */
export function Menu() {
  const say = useSay();
  const list = useRef<HTMLElement>(null);
  return (
    <div className="menu">
      <button type="button" className="menu__button" popoverTarget="menu">
        {say('menu.open')}
      </button>
      <nav id="menu" className="menu__list" popover="auto" aria-label={say('menu.label')} ref={list}>
        {pages.map((page) => (
          <button
            type="button"
            className="menu__item"
            key={page}
            onClick={() => {
              list.current?.hidePopover();
              openPage(page);
            }}
          >
            {say(`pages.${page}`)}
          </button>
        ))}
      </nav>
    </div>
  );
}
