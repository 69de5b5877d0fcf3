import type { Look, MarkClass } from '../../marks/look';
import { createPath, createSvg } from '../common/dom';
import type { Rect } from '../common/viewport';

/** A line of marked text to draw. */
export interface DrawnLine {
  readonly name: MarkClass;
  readonly look: Look;
  readonly box: Rect;
  /** Lies over the text to fade it: the colour of its background, and its opacity, 0 to 1. */
  readonly veil: { readonly colour: string; readonly part: number } | null;
}

/**
 * The overlay's part of the surface's style sheet. Like highlights it is for screens only. Its layout is
 * contained, so that no size of the host or the document reveals what is drawn. The drawing's box lies above
 * and left of its origin, because Firefox counts it into the host's scrollable size at some times and not at
 * others. Forced colours are named where they are wanted.
 */
export const OVERLAY_RULES = `
.overlay { position: absolute; top: 0; left: 0; pointer-events: none; contain: layout style; forced-color-adjust: none }
.overlay svg { position: absolute; top: -1px; left: -1px; width: 1px; height: 1px; overflow: visible }
@media print { .overlay { display: none } }`;

const SHAPES: Readonly<Record<Look['shape'], (box: Rect, width: number) => string>> = {
  none: () => '',
  solid: underlineOf,
  dotted: underlineOf,
  wavy: waveOf,
  double: doubleOf,
  overline: overlineOf,
};

/** Draws the lines of marks; those that look alike share a path. */
export class OverlayDrawing {
  readonly #svg = createSvg();
  #drawn = '';

  /** @param place Element of the surface to draw in. */
  constructor(place: HTMLElement) {
    this.#svg.setAttribute('viewBox', '-1 -1 1 1');
    place.append(this.#svg);
  }

  /**
   * Draws these lines instead of the earlier ones, in the coordinates of the place. Veils, which fade the
   * text beneath in its background's colour, lie at the bottom, then backgrounds, then lines.
   */
  draw(lines: readonly DrawnLine[]): void {
    /** Shapes by the attributes of their path. */
    const paths = new Map<string, string>();
    const add = (attributes: object, shape: string) => {
      const key = JSON.stringify(attributes);
      paths.set(key, (paths.get(key) ?? '') + shape);
    };
    for (const { box, veil } of lines)
      if (veil) add({ class: 'veil', fill: veil.colour, opacity: veil.part }, bandOf(box));
    for (const { box, name, look } of lines)
      if (look.ground) add({ class: `ground ${name}`, fill: look.ground }, bandOf(box));
    for (const { box, name, look } of lines) {
      const { shape, width, line } = look;
      const dots = shape === 'dotted' && { 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${width * 2}` };
      const stroke = { fill: 'none', stroke: line, 'stroke-width': width, ...dots };
      add({ class: `line ${name}`, ...stroke }, SHAPES[shape](box, width));
    }
    // Nothing is painted again where nothing has changed.
    const drawn = JSON.stringify([...paths]);
    if (drawn !== this.#drawn) this.#svg.replaceChildren(...Array.from(paths, pathOf));
    this.#drawn = drawn;
  }

  /** Removes the drawing. */
  remove(): void {
    this.#svg.remove();
  }
}

function pathOf([attributes, d]: [string, string]): SVGPathElement {
  const path = createPath();
  for (const [name, value] of Object.entries<string>({ ...JSON.parse(attributes), d }))
    path.setAttribute(name, value);
  return path;
}

/**
 * SVG path of a line along the bottom of a box.
 * @param width Its thickness, CSS pixels; all of it is in the box.
 */
export function underlineOf({ left, right, bottom }: Rect, width = 2): string {
  return `M${at(left)} ${at(bottom - width / 2)}h${at(right - left)}`;
}

/** SVG path of two lines along the bottom of a box. */
export function doubleOf(box: Rect, width: number): string {
  return underlineOf({ ...box, bottom: box.bottom - 2 * width }, width) + underlineOf(box, width);
}

/** SVG path of a line along the top of a box. */
export function overlineOf(box: Rect, width: number): string {
  return underlineOf({ ...box, bottom: box.top + width }, width);
}

/** Half the length of a wave, CSS pixels. */
const HALF_WAVE = 3;

/** SVG path of a wavy line along the bottom of a box. */
export function waveOf({ left, right, bottom }: Rect): string {
  const halves = Math.max(2, Math.round((right - left) / HALF_WAVE));
  const length = at((right - left) / halves);
  const first = `q${at((right - left) / halves / 2)} -2.5 ${length} 0`;
  return `M${at(left)} ${at(bottom - 1.75)}${first}${`t${length} 0`.repeat(halves - 1)}`;
}

/** SVG path of a box. */
export function bandOf({ left, top, right, bottom }: Rect): string {
  return `M${at(left)} ${at(top)}H${at(right)}V${at(bottom)}H${at(left)}z`;
}

/** Rounds to a hundredth of a pixel, the finest that is drawn. */
function at(value: number): number {
  return Math.round(value * 100) / 100;
}
