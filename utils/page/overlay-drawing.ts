import { createPath, createSvg } from './dom';
import { FADED_PERCENT, markColours, type PaintKind } from './highlight-rules';
import { type Box, bandOf, underlineOf, waveOf } from './overlay-paths';

/** A line of what is marked as it is drawn, with the colour behind its text. */
export interface DrawnLine {
  readonly kind: PaintKind;
  readonly box: Box;
  readonly ground: string;
}

/**
 * The overlay's part of the surface's style sheet. Like the marks it stands for, it is for screens alone. With its
 * layout contained, no size of the host or the document tells the page what is drawn. The box of the drawing lies above
 * and left of its origin, since Firefox counts it into the host's scrollable size at one time and not at another.
 */
export const OVERLAY_RULES = `
.overlay { position: absolute; top: 0; left: 0; pointer-events: none; contain: layout style }
.overlay svg { position: absolute; top: -1px; left: -1px; width: 1px; height: 1px; overflow: visible }
.overlay .phrase { stroke-width: 1.5px }
.overlay .template { stroke-width: 2px; stroke-linecap: round; stroke-dasharray: 0 4px }
.overlay .deviation { stroke-width: 1.5px }
.overlay .veil { opacity: ${1 - FADED_PERCENT / 100} }
@media (forced-colors: active) {
  .overlay :is(.phrase, .template, .deviation, .reuse) { stroke: LinkText }
  .overlay .reuse { fill: none }
  .overlay .snippet { stroke: Highlight; stroke-width: 2px }
  .overlay .veil { display: none }
}
@media print { .overlay { display: none } }`;

const SHAPES: Readonly<Record<PaintKind, (box: Box) => string>> = {
  snippet: bandOf,
  reuse: bandOf,
  phrase: underlineOf,
  template: underlineOf,
  deviation: waveOf,
};

const KINDS = Object.keys(SHAPES) as PaintKind[];

/** Draws the lines of marks, each kind by one path. */
export class OverlayDrawing {
  readonly #svg = createSvg();
  readonly #paths = new Map<PaintKind, SVGPathElement>();
  /** By colour: a veil in the colour of the ground fades the text under it. */
  readonly #veils = new Map<string, SVGPathElement>();

  /** @param place Element of the surface in which is drawn. */
  constructor(place: HTMLElement) {
    this.#svg.setAttribute('viewBox', '-1 -1 1 1');
    for (const kind of KINDS) {
      const path = createPath();
      path.setAttribute('class', kind);
      this.#paths.set(kind, path);
      this.#svg.append(path);
    }
    place.append(this.#svg);
  }

  /** Draws these lines, in the co-ordinates of the place, and no other. */
  draw(lines: readonly DrawnLine[], dark: boolean, dim: boolean): void {
    const { line, band, saved } = markColours(dark, dim);
    const fills: Partial<Record<PaintKind, string>> = { reuse: band, snippet: saved };
    for (const [kind, path] of this.#paths) {
      const shape = SHAPES[kind];
      const fill = fills[kind];
      path.setAttribute('fill', fill ?? 'none');
      path.setAttribute('stroke', fill ? 'none' : line);
      setPath(
        path,
        lines.filter((each) => each.kind === kind).map(({ box }) => shape(box)),
      );
    }
    this.#veil(dim ? lines.filter(({ kind }) => kind !== 'snippet') : []);
  }

  /** Takes the drawing out of its place. */
  remove(): void {
    this.#svg.remove();
  }

  #veil(lines: readonly DrawnLine[]): void {
    const shapes = new Map<string, string[]>();
    for (const { box, ground } of lines) {
      const others = shapes.get(ground);
      if (others) others.push(bandOf(box));
      else shapes.set(ground, [bandOf(box)]);
    }
    for (const [ground, veil] of this.#veils) {
      if (shapes.has(ground)) continue;
      veil.remove();
      this.#veils.delete(ground);
    }
    for (const [ground, boxes] of shapes) {
      const veil = this.#veils.get(ground) ?? createPath();
      if (!this.#veils.has(ground)) {
        veil.setAttribute('class', 'veil');
        veil.style.fill = ground;
        this.#svg.prepend(veil);
        this.#veils.set(ground, veil);
      }
      setPath(veil, boxes);
    }
  }
}

/** Nothing is painted anew where nothing has changed. */
function setPath(path: SVGPathElement, shapes: readonly string[]): void {
  const data = shapes.join('');
  if (path.getAttribute('d') !== data) path.setAttribute('d', data);
}
