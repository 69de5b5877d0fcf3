import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Where the reader was in a view: an offset in its text (0 where it has none), and its distance from the top, px. */
export interface Place {
  readonly at: number;
  readonly top: number;
}

/** Time after the last scrolling until the place is kept, ms. */
const REST_MS = 150;

/** The place that is kept with the entry of the browser's history that is shown; null where it is a new one. */
export function keptPlace(): Place | null {
  const { place } = (history.state ?? {}) as { place?: Partial<Place> };
  return typeof place?.at === 'number' && typeof place.top === 'number'
    ? { at: place.at, top: place.top }
    : null;
}

/**
 * Keeps where the reader is with the entry of the browser's history, so that back, forward and reload come back to
 * it, and goes there as soon as the view is drawn. The browser can't: it scrolls before there is anything to scroll.
 * @param ready Whether the view is drawn.
 * @param begin Goes where a view that is opened anew begins.
 * @param read Tells the place; the window's scrolling where it is left out. Null keeps nothing.
 * @param restore Goes to a place.
 * @param route Another one is another way to the same view, which is gone as well.
 */
export function useKeptPlace(
  ready: boolean,
  begin: () => void,
  read: () => Place | null = () => ({ at: 0, top: scrollY }),
  restore: (place: Place) => void = ({ top }) => scrollTo(0, top),
  route: unknown = null,
): void {
  const reading = useRef(read);
  reading.current = read;

  useLayoutEffect(() => {
    if (!ready) return;
    const place = keptPlace();
    if (place) restore(place);
    else begin();
  }, [ready, route]);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      const place = reading.current();
      if (place) history.replaceState({ place }, '');
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, REST_MS);
    };
    addEventListener('scroll', onScroll, { passive: true });
    // What leads on makes a new entry: before it does, the place is kept with the old one.
    for (const type of ['click', 'keydown', 'pagehide']) addEventListener(type, keep, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', onScroll);
      for (const type of ['click', 'keydown', 'pagehide']) removeEventListener(type, keep, { capture: true });
      history.scrollRestoration = 'auto';
    };
  }, []);
}

/**
 * The row of a virtual list at the top of the window and where it stands there; null where none is drawn.
 * @param covered Height of what covers the window's top, px.
 */
export function rowAtTop(covered: number): Place | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.virtual-rows > [data-index]')]
    .map((row) => ({ at: Number(row.dataset.index), box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > covered)
    .sort((a, b) => a.at - b.at);
  return rows.length === 0 ? null : { at: rows[0].at, top: rows[0].box.top };
}

/** Scrolls until a row of a virtual list stands where it did. @param reveal Scrolls to a row that is not drawn. */
export function goToRow({ at, top }: Place, reveal: (at: number) => void): void {
  whileSettling(() => {
    const row = document.querySelector(`.virtual-rows > [data-index="${at}"]`);
    if (row) scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
    else reveal(at);
  });
}

/** Frames in which lines that come into sight are drawn and those around them find their places. */
const SETTLING_FRAMES = 5;

/** Ends the scrolling that is under way. */
let settling = new AbortController();

/**
 * Scrolls the window until a place of the text is in its middle; with `nearest` only where it is not in sight, or
 * under what stands at the window's edges.
 */
export function scrollToMiddle(place: AbstractRange, when: 'always' | 'nearest'): void {
  const { top, bottom } = rectOf(place);
  if (when === 'nearest' && top > innerHeight * 0.15 && bottom < innerHeight * 0.85) return;
  whileSettling(() => {
    const now = rectOf(place);
    scrollBy({ top: (now.top + now.bottom) / 2 - innerHeight / 2, behavior: 'instant' });
  });
}

/**
 * Scrolls at once, and again in the next frames: lines that were not drawn yet have no more than an estimated height.
 * Whatever the user does meanwhile ends it, and so does scrolling to another place.
 */
export function whileSettling(scroll: () => void): void {
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
