import { rectOf } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { rectsOf } from '../painting/hit-test';
import type { Placed } from '../reading/page-flow';

/**
 * Brings what is marked into the viewport where it is not fully in it, smoothly where the user has nothing against that.
 * Returns whether it is still on its way then.
 */
export function reveal(mark: Placed): boolean {
  const [rect] = rectsOf(mark);
  const element = flatParent(mark.flow.pieces[0].node);
  if (!rect || !element || isInView(rect, element)) return false;
  // Firefox drops a smooth scroll in a tab that is hidden: what is asked from a popup in a tab of its own.
  const isCalm = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isCalm ? 'instant' : 'smooth';
  const isShort = rectOf(element).height < innerHeight * 0.8;
  // Only the browser's own way scrolls the pages around a frame, too.
  if (isShort) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  else scrollToMiddle(rect, element, behavior);
  return behavior === 'smooth';
}

/** Whether a part of a rect is in the viewport and in all boxes around it that scroll. */
export function isPartlyInView(rect: DOMRect, element: Element): boolean {
  if (rect.bottom <= 0 || rect.right <= 0 || rect.top >= innerHeight || rect.left >= innerWidth) return false;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    if (rect.bottom <= top || rect.top >= bottom) return false;
  }
  return true;
}

/** Whether a rect is in the viewport and in all boxes around it that scroll. */
function isInView(rect: DOMRect, element: Element): boolean {
  if (rect.top < 0 || rect.left < 0 || rect.bottom > innerHeight || rect.right > innerWidth) return false;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    if (rect.bottom > bottom || rect.top < top) return false;
  }
  return true;
}

function scrollToMiddle(rect: DOMRect, element: Element, behavior: ScrollBehavior): void {
  let middle = (rect.top + rect.bottom) / 2;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    const target = box.scrollTop + middle - (top + bottom) / 2;
    const moved = Math.min(Math.max(target, 0), box.scrollHeight - box.clientHeight) - box.scrollTop;
    box.scrollBy({ top: moved, behavior });
    middle -= moved;
  }
  scrollBy({ top: middle - innerHeight / 2, behavior });
}

/** Whether an element scrolls what is in it; what the root element and body do is the viewport's. */
function scrolls(element: Element): boolean {
  if (element === document.scrollingElement || element instanceof HTMLBodyElement) return false;
  return (
    element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)
  );
}
