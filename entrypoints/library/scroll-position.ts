import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the user is in a view: an offset in its text (0 where it has none), and its distance from the top,
 * px.
 */
export interface ScrollPosition {
  readonly at: number;
  readonly top: number;
}

/** Time without scrolling after which the position is saved, ms. */
const REST_MS = 150;

/** The position saved with the current entry of the browser's history; null for a new entry. */
export function savedPosition(): ScrollPosition | null {
  const { place: position } = (history.state ?? {}) as { place?: Partial<ScrollPosition> };
  return typeof position?.at === 'number' && typeof position.top === 'number'
    ? { at: position.at, top: position.top }
    : null;
}

/**
 * Saves where the user is with the entry of the browser's history, and returns there on back, forward and
 * reload, as soon as the view is drawn. The browser itself would scroll before there is anything to scroll.
 * @param ready Whether the view is drawn.
 * @param begin Scrolls to where a newly opened view begins.
 * @param read Returns the position, by default that of the window; null saves nothing.
 * @param restore Scrolls to a position.
 * @param route Another route of the same view scrolls again.
 */
export function useScrollPosition(
  ready: boolean,
  begin: () => void,
  read: () => ScrollPosition | null = () => ({ at: 0, top: scrollY }),
  restore: (position: ScrollPosition) => void = ({ top }) => scrollTo(0, top),
  route: unknown = null,
): void {
  const reading = useRef(read);
  reading.current = read;

  useLayoutEffect(() => {
    if (!ready) return;
    const position = savedPosition();
    if (position) restore(position);
    else begin();
  }, [ready, route]);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      const position = reading.current();
      if (position) history.replaceState({ place: position }, '');
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(save, REST_MS);
    };
    addEventListener('scroll', onScroll, { passive: true });
    // Links and keys make a new entry: the position is saved with the old one before that.
    for (const type of ['click', 'keydown', 'pagehide']) addEventListener(type, save, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', onScroll);
      for (const type of ['click', 'keydown', 'pagehide']) removeEventListener(type, save, { capture: true });
      history.scrollRestoration = 'auto';
    };
  }, []);
}

/**
 * The row of a virtual list at the top of the window, and its position there; null where none is drawn.
 * @param covered Height of what covers the top of the window, px.
 */
export function rowAtTop(covered: number): ScrollPosition | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.virtual-rows > [data-index]')]
    .map((row) => ({ at: Number(row.dataset.index), box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > covered)
    .sort((a, b) => a.at - b.at);
  return rows.length === 0 ? null : { at: rows[0].at, top: rows[0].box.top };
}

/** Scrolls until a row of a virtual list is where it was. @param reveal Scrolls to a row that is not drawn. */
export function scrollToRow({ at, top }: ScrollPosition, reveal: (at: number) => void): void {
  scrollUntilSettled(() => {
    const row = document.querySelector(`.virtual-rows > [data-index="${at}"]`);
    if (row) scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
    else reveal(at);
  });
}

/** Animation frames within which lines that come into view are drawn and laid out. */
const SETTLING_FRAMES = 5;

/** Stops the scrolling in progress. */
let settling = new AbortController();

/**
 * Scrolls the window until a range of the text is in its middle; with `nearest` only where it is out of view
 * or near the window's edges.
 */
export function scrollToMiddle(position: AbstractRange, when: 'always' | 'nearest'): void {
  const { top, bottom } = rectOf(position);
  if (when === 'nearest' && top > innerHeight * 0.15 && bottom < innerHeight * 0.85) return;
  scrollUntilSettled(() => {
    const now = rectOf(position);
    scrollBy({ top: (now.top + now.bottom) / 2 - innerHeight / 2, behavior: 'instant' });
  });
}

/**
 * Scrolls at once, and again in the next animation frames: lines that were not drawn before only have an
 * estimated height. Any input of the user stops it, and so does scrolling elsewhere.
 */
export function scrollUntilSettled(scroll: () => void): void {
  settling.abort();
  const end = new AbortController();
  settling = end;
  const { signal } = end;
  for (const type of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
    addEventListener(type, () => end.abort(), { capture: true, passive: true, signal });
  let frames = 0;
  const move = () => {
    if (signal.aborted) return;
    scroll();
    if (++frames < SETTLING_FRAMES) requestAnimationFrame(move);
    else end.abort();
  };
  move();
}

function rectOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): DOMRect {
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getBoundingClientRect();
}
