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
