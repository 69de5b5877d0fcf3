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
