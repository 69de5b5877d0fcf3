import { textNodesIn } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { fadedShare, over, paintOf, READABLE, type Rgb } from './colour';
import { isPageDark } from './page-ground';

/** What is behind a text. */
interface Ground {
  readonly rgb: Rgb;
  /** Contrast that faded text on it keeps: more where a picture or gradient can have any colour. */
  readonly readable: number;
}

/** Over pictures it is AAA for the ground that is likely, since nobody knows what they are like. */
const READABLE_ON_PICTURES = 7;

/** The colours behind elements' text, as they are at one moment: each element is asked once. */
export class Grounds {
  readonly #known = new Map<Element | null, Ground>();

  constructor() {
    // Null stands for the page's canvas, which browsers paint where the page paints none.
    const grey = isPageDark() ? 18 : 255;
    this.#known.set(null, { rgb: [grey, grey, grey], readable: READABLE });
  }

  /** What is behind an element's text. */
  of(element: Element | null): Ground {
    let ground = this.#known.get(element);
    if (!ground && element) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const { rgb, readable } = this.of(flatParent(element));
      const paint = paintOf(backgroundColor);
      const isPlain = paint && backgroundImage === 'none';
      ground = {
        rgb: paint ? over(paint.rgb, paint.alpha, rgb) : rgb,
        readable: !isPlain ? READABLE_ON_PICTURES : paint.alpha === 1 ? READABLE : readable,
      };
      this.#known.set(element, ground);
    }
    return ground as Ground;
  }

  /**
   * How much may be left of a range's text for it to be faded and still be read, 0.5 to 1: as much as all its parts
   * need, and 1 where one is hard to read already, or nobody knows its colour.
   */
  shareOf(range: AbstractRange): number {
    let most = 0.5;
    for (const node of textNodesIn(range)) {
      const parent = flatParent(node);
      const paint = parent && paintOf(getComputedStyle(parent).color);
      const { rgb, readable } = this.of(parent);
      most = Math.max(most, paint ? fadedShare(paint.rgb, paint.alpha, rgb, readable) : 1);
    }
    return most;
  }
}
