import { documentBody, documentElement, flatParent, textNodesIn } from '../common/dom';
import { fadedRule, HighlightLayer } from './highlights';

/** Colours of text, each with how much of it is left; only pages that play with colours have more. */
const MAX_COLOURS = 50;

/** A part of a range in one colour. */
interface Piece {
  readonly layer: HighlightLayer;
  readonly range: AbstractRange;
}

/**
 * Fades text with separate highlights, one for each colour of text. In Firefox a single rule would do that
 * mixes `currentColor` with transparency; Chromium takes that for the highlight's colour in the parent
 * element, so that text fades more with every level of the tree, and links lose their colour. How far text is
 * faded also depends on its background, so that it stays readable.
 */
export class Fading {
  /** By colour and how much of it is left, as in CSS: `rgb(0, 0, 0) 60%`. */
  readonly #layers = new Map<string, HighlightLayer>();
  readonly #backgrounds = new Backgrounds();
  readonly #pieces = new Map<AbstractRange, readonly Piece[]>();

  add(ranges: Iterable<AbstractRange>): void {
    for (const range of ranges) {
      if (this.#pieces.has(range)) continue;
      const pieces = [...this.#piecesOf(range)];
      this.#pieces.set(range, pieces);
      for (const piece of pieces) piece.layer.add([piece.range]);
    }
  }

  remove(ranges: Iterable<AbstractRange>): void {
    for (const range of ranges) {
      for (const piece of this.#pieces.get(range) ?? []) piece.layer.remove([piece.range]);
      this.#pieces.delete(range);
    }
  }

  flush(): void {
    for (const layer of this.#layers.values()) layer.flush();
  }

  register(): void {
    for (const layer of this.#layers.values()) layer.register();
  }

  /** One rule for each colour. */
  get rules(): string {
    return Array.from(this.#layers, ([left, { name }]) => fadedRule(name, left)).join('\n');
  }

  stop(): void {
    for (const layer of this.#layers.values()) layer.stop();
    this.#layers.clear();
    this.#pieces.clear();
  }

  *#piecesOf(range: AbstractRange): Generator<Piece> {
    for (const node of textNodesIn(range)) {
      const startOffset = node === range.startContainer ? range.startOffset : 0;
      const endOffset = node === range.endContainer ? range.endOffset : node.length;
      if (startOffset >= endOffset) continue;
      const piece = new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
      const layer = this.#layerFor(flatParent(node), this.#backgrounds.shareOf(piece));
      if (layer) yield { layer, range: piece };
    }
  }

  #layerFor(element: Element | null, share: number): HighlightLayer | null {
    if (!element || share === 1) return null;
    const left = `${getComputedStyle(element).color} ${share * 100}%`;
    const known = this.#layers.get(left);
    if (known || this.#layers.size >= MAX_COLOURS) return known ?? null;
    const layer = new HighlightLayer(`tifa-dim-${this.#layers.size}`);
    this.#layers.set(left, layer);
    return layer;
  }
}

/** What is behind a text. */
interface Background {
  readonly rgb: Rgb;
  /** Contrast that faded text keeps; more where a picture or gradient can have any colour. */
  readonly minContrast: number;
}

/** Over pictures AAA for the most likely background, since the real one is unknown. */
const MIN_CONTRAST_ON_PICTURES = 7;

/** The colours behind elements' text at one moment: each element is read once. */
export class Backgrounds {
  readonly #known = new Map<Element | null, Background>();

  constructor() {
    // Null is the page's canvas, which browsers paint where the page paints nothing.
    const grey = isPageDark() ? 18 : 255;
    this.#known.set(null, { rgb: [grey, grey, grey], minContrast: MIN_CONTRAST });
  }

  /** The background of an element's text. */
  of(element: Element | null): Background {
    let background = this.#known.get(element);
    if (!background && element) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const { rgb, minContrast } = this.of(flatParent(element));
      const paint = parseColour(backgroundColor);
      const isPlain = paint && backgroundImage === 'none';
      background = {
        rgb: paint ? over(paint.rgb, paint.alpha, rgb) : rgb,
        minContrast: !isPlain ? MIN_CONTRAST_ON_PICTURES : paint.alpha === 1 ? MIN_CONTRAST : minContrast,
      };
      this.#known.set(element, background);
    }
    return background as Background;
  }

  /**
   * How much of a range's text may be left for it to be faded but readable, 0.5 to 1: as much as all its
   * parts need, and 1 where one is hard to read already or has an unknown colour.
   */
  shareOf(range: AbstractRange): number {
    let share = 0.5;
    for (const node of textNodesIn(range)) {
      const parent = flatParent(node);
      const paint = parent && parseColour(getComputedStyle(parent).color);
      const { rgb, minContrast } = this.of(parent);
      share = Math.max(share, paint ? fadedShare(paint.rgb, paint.alpha, rgb, minContrast) : 1);
    }
    return share;
  }
}

/**
 * Whether the page has light text on a dark background: by the background it paints, otherwise by its text's
 * colour.
 */
export function isPageDark(): boolean {
  for (const element of [documentBody(), documentElement()]) {
    if (!element) continue;
    const ground = luminance(getComputedStyle(element).backgroundColor);
    if (ground !== null) return ground < 0.13;
  }
  const text = documentBody() ?? documentElement();
  return text !== null && (luminance(getComputedStyle(text).color) ?? 0) > 0.32;
}

/** A background less opaque than this doesn't count as one, 0 to 1. */
const MIN_ALPHA = 0.5;

/** How much of faded text is left at least, and the step in which more is tried, 0 to 1. */
const MIN_SHARE = 0.5;
const STEP = 0.02;

/**
 * Contrast that faded text keeps. WCAG 2.2 AA asks for 4.5; the strongest background of a mark takes away the
 * rest.
 */
const MIN_CONTRAST = 5.8;

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour and its opacity, 0 to 1. */
export interface Colour {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** A computed colour in the usual notations; null for others, such as `oklch()`. */
export function parseColour(colour: string): Colour | null {
  const unit = /^rgba?\(/.test(colour) ? 1 : /^color\(srgb /.test(colour) ? 255 : null;
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.e-]*\d/g) ?? []).map(Number);
  return unit && { rgb: [red * unit, green * unit, blue * unit], alpha };
}

/**
 * Relative luminance of a computed colour, 0 black to 1 white; null for one that is mostly transparent or in
 * another notation.
 */
export function luminance(colour: string): number | null {
  const paint = parseColour(colour);
  return paint && paint.alpha >= MIN_ALPHA ? relativeLuminance(paint.rgb) : null;
}

/** A colour as seen over an opaque background. @param alpha The colour's opacity, 0 to 1. */
export function over(colour: Rgb, alpha: number, ground: Rgb): Rgb {
  const mix = (part: number, i: number) => part * alpha + ground[i] * (1 - alpha);
  return colour.map(mix) as unknown as Rgb;
}

/** Contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  const ratio = (relativeLuminance(a) + 0.05) / (relativeLuminance(b) + 0.05);
  return Math.max(ratio, 1 / ratio);
}

/** WCAG 2.2, "relative luminance". */
function relativeLuminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The smallest share of a text's colour, MIN_SHARE to 1, that keeps the contrast with its background.
 * @param alpha The text's own opacity, 0 to 1.
 */
export function fadedShare(text: Rgb, alpha: number, ground: Rgb, minContrast = MIN_CONTRAST): number {
  for (let share = MIN_SHARE; share < 1; share += STEP) {
    if (contrast(over(text, alpha * share, ground), ground) >= minContrast)
      return Math.round(share * 100) / 100;
  }
  return 1;
}
