import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FOLLOW_REST_MS } from '../utils/limits';
import type { PlaceWording } from '../utils/reports/page-places';
import { rowToFollow, type SeenRows, seenRows } from './follow';
import { isHidable, PhraseRow } from './phrase-row';
import type { SaveMark } from './save-button';
import { VirtualRows, type VirtualRowsHandle } from './virtual-rows';

/** A row: a place of a page, or a phrase with all its places. */
export interface PlaceRow extends PlaceWording {
  /** The name by which it is known again when the page changes. */
  readonly key: string;
  /** Whether it stands in the page's viewport. */
  readonly seen: boolean;
}

export interface PlaceListProps<R extends PlaceRow> {
  rows: readonly R[];
  /** What is listed, for screen readers. */
  label: string;
  /** Height of what covers the window's top, px. */
  covered: number;
  /** What stands at the end of a row's wording. */
  countOf?(row: R): ComponentChildren;
  saveOf(row: R): SaveMark;
  onGo(row: R): void;
  onSave(row: R): void;
  onHide(row: R): void;
  onLookUp(row: R): void;
}

/** Height of a row of one line with its rule, px. */
const ROW_HEIGHT = 45;

/** Rows that Page Up and Page Down leap over. */
const LEAP = 10;

/**
 * Places of a page in the window's own scrolling. Those in the page's viewport are marked, and the list scrolls along
 * with the page unless the reader is at work in it. One row at a time is reached by Tab; keys move between rows.
 */
export function PlaceList<R extends PlaceRow>(props: PlaceListProps<R>) {
  const { rows, label, covered, countOf, saveOf, onGo, onSave, onHide, onLookUp } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const list = useRef<VirtualRowsHandle>(null);
  const toFocus = useRef(false);
  const seen = seenRows(rows);
  const at = rows.findIndex(({ key }) => key === chosen);
  const current = Math.max(at === -1 ? (seen?.first ?? 0) : at, 0);
  useFollowing(box, list, seen);

  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${current}"] .phrase-go`);
    row?.focus({ preventScroll: true });
    list.current?.reveal(current);
  });

  function onKeyDown(event: KeyboardEvent) {
    const last = rows.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: Math.min(current + 1, last),
      ArrowUp: Math.max(current - 1, 0),
      PageDown: Math.min(current + LEAP, last),
      PageUp: Math.max(current - LEAP, 0),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    toFocus.current = true;
    setChosen(rows[target].key);
  }

  return (
    <section
      class="place-list"
      aria-label={label}
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={() => setChosen(null)}
    >
      <VirtualRows
        class="phrases"
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(row) => rows[row].key}
        kept={current}
        covered={covered}
        handle={list}
      >
        {(index) => {
          const row = rows[index];
          const tabIndex = index === current ? 0 : -1;
          return (
            <div class={`phrase${row.seen ? ' seen' : ''}`} onFocusIn={() => setChosen(row.key)}>
              <PhraseRow
                text={row.text}
                kind={row.kind}
                seen={row.seen}
                tabIndex={tabIndex}
                save={saveOf(row)}
                onGo={() => onGo(row)}
                onSave={() => onSave(row)}
                onHide={isHidable(row) ? () => onHide(row) : undefined}
                onLookUp={() => onLookUp(row)}
              >
                {countOf?.(row)}
              </PhraseRow>
            </div>
          );
        }}
      </VirtualRows>
    </section>
  );
}

/** Has a list follow what is seen of the page, while the reader neither scrolls it nor has the focus in it. */
function useFollowing(
  box: { readonly current: HTMLElement | null },
  list: { readonly current: VirtualRowsHandle | null },
  seen: SeenRows | null,
): void {
  const before = useRef<SeenRows | null>(null);
  const touched = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const stop = new AbortController();
    const onTouch = () => {
      touched.current = performance.now();
    };
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      addEventListener(type, onTouch, { capture: true, passive: true, signal: stop.signal });
    return () => stop.abort();
  }, []);

  useEffect(() => {
    const row = rowToFollow(before.current, seen);
    before.current = seen;
    if (row === null || performance.now() - touched.current < FOLLOW_REST_MS) return;
    const isAtWork = document.hasFocus() && box.current?.contains(document.activeElement);
    if (!isAtWork) list.current?.reveal(row);
  }, [seen?.first, seen?.last]);
}
