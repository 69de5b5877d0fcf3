import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface RovingRows {
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
