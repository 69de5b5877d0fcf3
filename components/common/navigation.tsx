import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab<V extends string> {
  readonly view: V;
  readonly name: string;
}

interface TabsProps<V extends string> {
  tabs: readonly Tab<V>[];
  selected: V;
  /** What the tabs choose between, for screen readers. */
  label: string;
  /** `byPointer` is false for the arrow keys. */
  onSelect(view: V, byPointer: boolean): void;
}

/** Id of a view's panel; its tab is `tab-` and the view. */
export function panelId(view: string): string {
  return `panel-${view}`;
}

/** Tabs as in the ARIA authoring practices: arrow keys, Home and End select; Tab moves on to the panel. */
export function Tabs<V extends string>({ tabs, selected, label, onSelect }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex(({ view }) => view === selected);
    const last = tabs.length - 1;
    const targets: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onSelect(tabs[target].view, false);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ view, name }) => (
        <button
          type="button"
          role="tab"
          class="tab"
          key={view}
          id={`tab-${view}`}
          aria-selected={view === selected}
          aria-controls={panelId(view)}
          tabIndex={view === selected ? 0 : -1}
          onClick={() => onSelect(view, true)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

interface SectionNavProps {
  sections: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  /** Id of the current section. */
  current: string;
  /** What the links are for, for screen readers. */
  label: string;
}

/** Links to the sections of a page, so that they open in other tabs and work with the browser's history. */
export function SectionNav({ sections, current, label }: SectionNavProps) {
  return (
    <nav class="section-nav" aria-label={label}>
      {sections.map(({ id, name, href }) => (
        <a key={id} class="tab" href={href} aria-current={id === current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

interface GoLinkProps {
  /** The address, for other tabs and the status line. */
  href: string;
  class?: string;
  title?: string;
  tabIndex?: number;
  onGo(): void;
  onFocus?(): void;
  onKeyDown?(event: KeyboardEvent): void;
  children: ComponentChildren;
}

/** A link that the page itself follows on a plain click, so that the page decides what goes into the address. */
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
