import { fadedShare, over, paintOf, READABLE, type Rgb } from './colour';
import { textNodesIn } from './dom';
import { flatParent } from './flat-tree';
import { isPageDark } from './page-ground';

/** What is behind a text. */
interface Ground {
  readonly rgb: Rgb;
  /** Contrast that faded text on it keeps: more where a picture or gradient can have any colour. */
  readonly readable: number;
}

/** Grounds of pages that paint none, as browsers have them. */
const LIGHT: Rgb = [255, 255, 255];
const DARK: Rgb = [18, 18, 18];

/** Over pictures it is AAA for the ground that is likely, since nobody knows what they are like. */
const READABLE_ON_PICTURES = 7;

/** The colours behind elements' text, as they are at one moment: each element is asked once. */
export class Grounds {
  readonly #known = new Map<Element, Ground>();
  readonly #canvas: Ground = { rgb: isPageDark() ? DARK : LIGHT, readable: READABLE };

  /** What is behind an element's text; null stands for the page's canvas. */
  of(element: Element | null): Ground {
    if (!element) return this.#canvas;
    const known = this.#known.get(element);
    if (known) return known;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const paint = paintOf(backgroundColor);
    const below = paint?.alpha === 1 ? { rgb: paint.rgb, readable: READABLE } : this.of(flatParent(element));
    const ground = {
      rgb: paint ? over(paint.rgb, paint.alpha, below.rgb) : below.rgb,
      readable: paint && backgroundImage === 'none' ? below.readable : READABLE_ON_PICTURES,
    };
    this.#known.set(element, ground);
    return ground;
  }

  /**
   * How much may be left of an element's text for it to be faded and still be read, 0.5 to 1: 1 where it is hard to
   * read already, or nobody knows its colour.
   */
  shareOf(element: Element): number {
    const paint = paintOf(getComputedStyle(element).color);
    if (!paint) return 1;
    const { rgb, readable } = this.of(element);
    return fadedShare(paint.rgb, paint.alpha, rgb, readable);
  }

  /** The same of a range, whose parts can have different colours: as much as all of them need. */
  shareOfAll(range: AbstractRange): number {
    const parents = Array.from(textNodesIn(range), flatParent).filter((parent) => parent !== null);
    return Math.max(...parents.map((parent) => this.shareOf(parent)));
  }
}
