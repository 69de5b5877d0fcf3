import { documentBody, documentElement, flatParent, textNodesIn } from '../common/dom';
import { fadedRule, HighlightLayer } from './highlights';

/** Colours of text, each with how much is left of it: a page that goes through more of them plays with colours. */
const MAX_COLOURS = 50;

/** A run of a range in one colour. */
interface Piece {
  readonly layer: HighlightLayer;
  readonly range: AbstractRange;
}

/**
 * Fades text by highlights of its own, one for each colour of text. A single rule that mixes `currentColor` with
 * transparency would do in Firefox; Chromium takes it for the highlight's colour in the parent element, so that text
 * fades with every level of the tree, and links lose their colour. How far text is faded depends on its ground, too, so
 * that it can be read.
 */
export class Fading {
  /** By colour and how much is left of it, as CSS has them: `rgb(0, 0, 0) 60%`. */
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

  /** A rule for each colour. */
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
  /** Contrast that faded text on it keeps: more where a picture or gradient can have any colour. */
  readonly minContrast: number;
}

/** Over pictures it is AAA for the ground that is likely, since nobody knows what they are like. */
const MIN_CONTRAST_ON_PICTURES = 7;

/** The colours behind elements' text, as they are at one moment: each element is asked once. */
export class Backgrounds {
  readonly #known = new Map<Element | null, Background>();

  constructor() {
    // Null stands for the page's canvas, which browsers paint where the page paints none.
    const grey = isPageDark() ? 18 : 255;
    this.#known.set(null, { rgb: [grey, grey, grey], minContrast: MIN_CONTRAST });
  }

  /** What is behind an element's text. */
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
   * How much may be left of a range's text for it to be faded and still be read, 0.5 to 1: as much as all its parts
   * need, and 1 where one is hard to read already, or nobody knows its colour.
   */
  shareOf(range: AbstractRange): number {
    let most = 0.5;
    for (const node of textNodesIn(range)) {
      const parent = flatParent(node);
      const paint = parent && parseColour(getComputedStyle(parent).color);
      const { rgb, minContrast } = this.of(parent);
      most = Math.max(most, paint ? fadedShare(paint.rgb, paint.alpha, rgb, minContrast) : 1);
    }
    return most;
  }
}

/** Whether the page is light text on a dark ground: by the ground it paints, else by the colour scheme it asked for. */
export function isPageDark(): boolean {
  for (const element of [documentBody(), documentElement()]) {
    if (!element) continue;
    const ground = luminance(getComputedStyle(element).backgroundColor);
    if (ground !== null) return ground < 0.13;
  }
  const text = documentBody() ?? documentElement();
  return text !== null && (luminance(getComputedStyle(text).color) ?? 0) > 0.32;
}

/** A ground that lets this part of the light through, or more, is no ground for text: 0 to 1. */
const MIN_ALPHA = 0.5;

/** The least that is left of faded text, and in which steps it is looked for, 0 to 1. */
const MIN_SHARE = 0.5;
const STEP = 0.02;

/** Contrast that faded text keeps: WCAG 2.2 AA asks for 4.5, and the strongest ground of a mark takes the rest away. */
const MIN_CONTRAST = 5.8;

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour and how much it covers, 0 to 1. */
export interface Colour {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** A computed colour in the notations that browsers give the usual ones; null for others, as `oklch()`. */
export function parseColour(colour: string): Colour | null {
  const unit = /^rgba?\(/.test(colour) ? 1 : /^color\(srgb /.test(colour) ? 255 : null;
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.e-]*\d/g) ?? []).map(Number);
  return unit && { rgb: [red * unit, green * unit, blue * unit], alpha };
}

/**
 * Relative luminance of a computed colour, 0 black to 1 white; null for one that is more transparent than not or of
 * another notation.
 */
export function luminance(colour: string): number | null {
  const paint = parseColour(colour);
  return paint && paint.alpha >= MIN_ALPHA ? relativeLuminance(paint.rgb) : null;
}

/** What is seen of a colour over an opaque ground. @param alpha How much the colour covers, 0 to 1. */
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

/** The least share of a text's colour, MIN_SHARE to 1, that has a contrast with its ground. @param alpha Its own opacity. */
export function fadedShare(text: Rgb, alpha: number, ground: Rgb, minContrast = MIN_CONTRAST): number {
  for (let share = MIN_SHARE; share < 1; share += STEP) {
    if (contrast(over(text, alpha * share, ground), ground) >= minContrast)
      return Math.round(share * 100) / 100;
  }
  return 1;
}
