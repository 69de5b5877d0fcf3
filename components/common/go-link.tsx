import type { ComponentChildren } from 'preact';

export interface GoLinkProps {
  /** The address, for another tab and for the status line. */
  href: string;
  class?: string;
  title?: string;
  tabIndex?: number;
  onGo(): void;
  onFocus?(): void;
  onKeyDown?(event: KeyboardEvent): void;
  children: ComponentChildren;
}

/** A link within a page: a plain click goes there without the browser, so that the page says what becomes of the address. */
export function GoLink({
  href,
  class: name,
  title,
  tabIndex,
  onGo,
  onFocus,
  onKeyDown,
  children,
}: GoLinkProps) {
  return (
    <a
      href={href}
      class={name}
      title={title}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onGo();
      }}
    >
      {children}
    </a>
  );
}
