import { textNodesIn } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { Grounds } from './grounds';
import { HighlightLayer } from './highlight-layer';
import { fadedRule } from './highlight-rules';

/** Colours of text, each with how much is left of it: a page that goes through more of them plays with colours. */
const MOST_COLOURS = 50;

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
  readonly #grounds = new Grounds();
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
      const layer = this.#layerFor(flatParent(node), this.#grounds.shareOf(piece));
      if (layer) yield { layer, range: piece };
    }
  }

  #layerFor(element: Element | null, share: number): HighlightLayer | null {
    if (!element || share === 1) return null;
    const left = `${getComputedStyle(element).color} ${share * 100}%`;
    const known = this.#layers.get(left);
    if (known || this.#layers.size >= MOST_COLOURS) return known ?? null;
    const layer = new HighlightLayer(`tifa-dim-${this.#layers.size}`);
    this.#layers.set(left, layer);
    return layer;
  }
}
