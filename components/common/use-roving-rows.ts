import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface RovingRows {
  /** Index of the row that Tab reaches; -1 where there is none. */
  readonly current: number;
  /** The element with the rows, each in an element with `data-index` whose first child takes the focus. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** What arrow keys, J and K, Home and End do in a row, by the keys' names in lower case. */
  stepsFrom(at: number): Readonly<Record<string, () => void>>;
  /** Index of the row that contains an element; null where none does. */
  placeOf(element: Element): number | null;
  /** Focuses a row and scrolls to it. */
  focus(at: number): void;
  /** Makes Tab reach a row, without focusing it. */
  stay(at: number): void;
  rowOf(at: number): HTMLElement | null;
  onFocusIn(event: FocusEvent): void;
}

/**
 * Focus in a list of which only some rows are in the document. The focused row is known by its id, so that
 * rows added or removed above it don't move the focus; where the row itself goes, the row in its place is
 * focused.
 * @param reveal Scrolls to a row.
 */
export function useRovingRows(ids: readonly string[], reveal: (at: number) => void): RovingRows {
  const [stop, setStop] = useState({ id: '', at: 0 });
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const hadFocus = useRef(false);
  const known = ids[stop.at] === stop.id ? stop.at : ids.indexOf(stop.id);
  const current = known >= 0 ? known : Math.min(stop.at, ids.length - 1);
  const rowOf = (at: number) => box.current?.querySelector<HTMLElement>(`[data-index="${at}"] > *`) ?? null;

  // Before the next event: fast keys have to find the focus where the previous key moved it.
  useLayoutEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    if (!wanted.current && !isLost) return;
    const row = rowOf(current);
    if (!row) return;
    wanted.current = false;
    row.focus({ preventScroll: true });
    if (isLost) reveal(current);
  });
  useEffect(() => {
    // Where the user leaves the list, the focus is not brought back.
    const onMove = ({ target }: Event) => {
      hadFocus.current = box.current?.contains(target as Node) ?? false;
    };
    for (const type of ['focusin', 'pointerdown']) addEventListener(type, onMove, true);
    return () => {
      for (const type of ['focusin', 'pointerdown']) removeEventListener(type, onMove, true);
    };
  }, []);

  function stay(at: number) {
    setStop({ id: ids[at], at });
  }

  function focus(at: number) {
    const next = Math.max(0, Math.min(at, ids.length - 1));
    wanted.current = true;
    stay(next);
    reveal(next);
  }

  const stepsFrom = (at: number) => ({
    arrowdown: () => focus(at + 1),
    j: () => focus(at + 1),
    arrowup: () => focus(at - 1),
    k: () => focus(at - 1),
    home: () => focus(0),
    end: () => focus(ids.length - 1),
  });

  function placeOf(element: Element): number | null {
    const at = element.closest<HTMLElement>('[data-index]')?.dataset.index;
    return at === undefined ? null : Number(at);
  }

  function onFocusIn({ target }: FocusEvent) {
    const at = placeOf(target as Element);
    if (at !== null && ids[at] !== stop.id) stay(at);
  }

  return { current, box, stepsFrom, placeOf, focus, stay, rowOf, onFocusIn };
}

/**
 * Selecting rows by their checkboxes. Returns the function that selects or deselects a row; with `isRange` it does
 * so with all rows from the last one chosen to this one.
 */
export function useRangeSelection(
  ids: readonly string[],
  selection: ReadonlySet<string>,
  onSelect: (selection: ReadonlySet<string>) => void,
): (at: number, isSelected: boolean, isRange: boolean) => void {
  const last = useRef<string | null>(null);
  return (at, isSelected, isRange) => {
    const from = last.current === null ? -1 : ids.indexOf(last.current);
    const [first, end] = isRange && from >= 0 ? [Math.min(from, at), Math.max(from, at)] : [at, at];
    const changed = new Set(selection);
    for (const id of ids.slice(first, end + 1)) {
      if (isSelected) changed.add(id);
      else changed.delete(id);
    }
    last.current = ids[at];
    onSelect(changed);
  };
}
