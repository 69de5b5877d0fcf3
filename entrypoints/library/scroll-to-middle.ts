/**
 * Scrolls the window until a place of the text is in its middle; with `nearest` only where it is not in sight, or
 * under what stands at the window's edges. Lines that were not drawn yet have no more than an estimated height, so it
 * looks again when those around the place are.
 */
export function scrollToMiddle(place: AbstractRange, when: 'always' | 'nearest'): void {
  const move = () => {
    const { top, bottom } = rectOf(place);
    const isSeen = top > innerHeight * 0.15 && bottom < innerHeight * 0.85;
    if (when === 'nearest' && isSeen) return;
    scrollBy({ top: (top + bottom) / 2 - innerHeight / 2, behavior: 'instant' });
  };
  move();
  requestAnimationFrame(() => {
    move();
    requestAnimationFrame(move);
  });
}

/** Where a range stands in the viewport. */
export function rectOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): DOMRect {
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getBoundingClientRect();
}
