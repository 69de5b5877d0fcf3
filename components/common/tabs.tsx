import { useRef } from 'preact/hooks';

export interface Tab<V extends string> {
  readonly view: V;
  readonly name: string;
}

export interface TabsProps<V extends string> {
  tabs: readonly Tab<V>[];
  selected: V;
  /** What the tabs choose between, for screen readers. */
  label: string;
  /** `byPointer` is true where it was clicked, false for the arrow keys. */
  onSelect(view: V, byPointer: boolean): void;
}

/** Id of a view's panel; the tab is `tab-` and the view. */
export function panelId(view: string): string {
  return `panel-${view}`;
}

/** A list of tabs after the ARIA authoring practices: arrow keys, Home and End select; Tab goes on to the panel. */
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
