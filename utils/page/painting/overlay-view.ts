import { documentBody, documentElement, rectOf, topmostAt } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { rectsOfRange } from './hit-test';
import { type Box, EVERYWHERE, intersectionOf, linesOf } from './overlay-paths';

/**
 * What the reader sees of texts, as it is at one moment: of what does not change within it, each element is asked
 * once. All co-ordinates are the viewport's.
 */
export class View {
  readonly #isOwn: (node: EventTarget | null) => boolean;
  readonly #insides = new Map<Element, Box>();
  readonly #ancestors = new Map<Element, Set<Element>>();

  /** @param isOwn Whether a node is the extension's own, which covers what is under it. */
  constructor(isOwn: (node: EventTarget | null) => boolean) {
    this.#isOwn = isOwn;
  }

  /** The lines of a range, as far as boxes around them let them be seen and nothing that stays put covers them. */
  linesOf(range: AbstractRange, parent: Element): Box[] {
    const inside = this.#insideOf(parent);
    return linesOf(rectsOfRange(range))
      .map((line) => intersectionOf(line, inside))
      .filter((line) => line !== null)
      .filter((line) => !this.#isCovered(line, parent));
  }

  /** Where the contents of an element can be seen: in it and in all around it that cuts its contents off. */
  #insideOf(element: Element | null): Box {
    // What these two cut off, the viewport cuts off.
    if (!element || element === documentBody() || element === documentElement()) return EVERYWHERE;
    const known = this.#insides.get(element);
    if (known) return known;
    const { position, display, overflowX, overflowY } = getComputedStyle(element);
    const holder = position === 'absolute' ? placedParent(element) : flatParent(element);
    const around = position === 'fixed' ? EVERYWHERE : this.#insideOf(holder);
    const hasBox = display !== 'inline' && display !== 'contents';
    const inside = hasBox && overflowX + overflowY !== 'visiblevisible' ? cutBy(element, around) : around;
    this.#insides.set(element, inside);
    return inside;
  }

  /** Whether something covers the middle of a line that doesn't scroll with it: a fixed head, a dialog, the card. */
  #isCovered({ left, top, right, bottom }: Box, parent: Element): boolean {
    const topmost = topmostAt((left + right) / 2, (top + bottom) / 2);
    if (!topmost || topmost === parent) return false;
    if (this.#isOwn(topmost)) return true;
    const around = this.#ancestorsOf(parent);
    for (let box: Element | null = topmost; box && !around.has(box); box = flatParent(box)) {
      if (/fixed|sticky/.test(getComputedStyle(box).position)) return true;
    }
    return false;
  }

  #ancestorsOf(element: Element): Set<Element> {
    const known = this.#ancestors.get(element);
    if (known) return known;
    const ancestors = new Set<Element>();
    for (let each: Element | null = element; each; each = flatParent(each)) ancestors.add(each);
    this.#ancestors.set(element, ancestors);
    return ancestors;
  }
}

/** The nearest element around one that is placed absolutely whose own place it is placed by. */
function placedParent(element: Element): Element | null {
  for (let each = flatParent(element); each; each = flatParent(each)) {
    const { position, transform } = getComputedStyle(each);
    if (position !== 'static' || transform !== 'none') return each;
  }
  return null;
}

function cutBy(element: Element, around: Box): Box {
  const inside = intersectionOf(rectOf(element), around);
  return inside ?? { left: 0, top: 0, right: 0, bottom: 0 };
}
