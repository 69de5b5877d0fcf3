import { useEffect, useRef } from 'preact/hooks';
import { type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { LOOKUP_MIN_HAN, TYPING_STOP_MS } from '../../utils/limits';
import { countHan } from '../../utils/text/han';
import type { Go } from './use-route';

/** What the reader does with the look-up box. */
export interface Typing {
  /** The box has another text. */
  type(text: string): void;
  /** The reader has done with it: Enter, or a link was followed. */
  stop(): void;
}

/**
 * Lets the address follow the box: the first key begins a new stop of the way back, the others change it, until nothing
 * was typed for TYPING_STOP_MS or the reader says so. `onStop` gets every wording that was stopped at, however it came.
 */
export function useTyping(
  route: Extract<LibraryRoute, { view: 'lookUp' }>,
  go: Go,
  onStop: (wording: string) => void,
): Typing {
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { query } = route;

  function stop() {
    clearTimeout(timer.current);
    typed.current = null;
    const wording = query.trim();
    if (countHan(wording) >= LOOKUP_MIN_HAN) onStop(wording);
  }

  const latest = useRef(stop);
  latest.current = stop;

  useEffect(() => {
    // What came by the way back or a link is no typing.
    if (typed.current === query) return;
    latest.current();
  }, [query]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(text: string) {
    const isTyping = typed.current !== null;
    typed.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), TYPING_STOP_MS);
    go(lookUpRoute(text), isTyping);
  }
  return { type, stop };
}
