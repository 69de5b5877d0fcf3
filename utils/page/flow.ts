import { FLOW_MAX_UNITS } from '../limits';
import type { Span } from '../text/span';

/** A run of a flow's text that one text node holds; it ends where the next piece begins. `N` is the node's type. */
export interface Piece<N> {
  readonly node: N;
  /** UTF-16 offset of the run in the flow's text. */
  readonly start: number;
  /** UTF-16 offset of the run in the node's data: 0 unless the node was cut. */
  readonly offset: number;
  /** Whether no range can reach from the piece before to this one: ruby text stands between, or the tree is another. */
  readonly apart: boolean;
}

/** The text of consecutive inline nodes, joined; never empty. A phrase may run over its pieces, never out of it. */
export interface Flow<N> {
  readonly text: string;
  /** In the order of `start`; the first starts at 0. */
  readonly pieces: readonly Piece<N>[];
}

/** A stretch of a document from a place in one text node to a place in the same or a later one. */
export interface Stretch<N> {
  readonly startNode: N;
  readonly startOffset: number;
  readonly endNode: N;
  readonly endOffset: number;
}

/** Joins text nodes into flows, in the order in which they are added. */
export class FlowBuilder<N> {
  readonly #onFlow: (flow: Flow<N>) => void;
  #texts: string[] = [];
  #pieces: Piece<N>[] = [];
  #length = 0;
  #apart = false;

  /** @param onFlow Gets each flow as it ends, those of white space alone included. */
  constructor(onFlow: (flow: Flow<N>) => void) {
    this.#onFlow = onFlow;
  }

  /**
   * Adds a node's text, or a run of it that begins at `offset` in the node's data. What exceeds FLOW_MAX_UNITS goes
   * into a next flow; no surrogate pair is cut in two.
   */
  add(node: N, text: string, offset = 0): void {
    for (let from = 0; from < text.length; ) {
      // One more unit may be half a character.
      if (this.#length >= FLOW_MAX_UNITS - 1) this.break();
      const run = firstRun(text, from, FLOW_MAX_UNITS - this.#length);
      this.#texts.push(run);
      this.#pieces.push({ node, start: this.#length, offset: offset + from, apart: this.#apart });
      this.#length += run.length;
      this.#apart = false;
      from += run.length;
      if (from < text.length) this.break();
    }
  }

  /** The flow goes on, but no range can reach over this place. */
  setApart(): void {
    this.#apart = this.#length > 0;
  }

  /** Ends the flow that was begun. */
  break(): void {
    if (this.#length > 0) this.#onFlow({ text: this.#texts.join(''), pieces: this.#pieces });
    this.#texts = [];
    this.#pieces = [];
    this.#length = 0;
    this.#apart = false;
  }
}

/** The text from `from` on, at most `room` units of it (2 or more); no surrogate pair is cut in two. */
export function firstRun(text: string, from: number, room = FLOW_MAX_UNITS): string {
  if (text.length - from <= room) return text.slice(from);
  const last = text.charCodeAt(from + room - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(from, from + (isHalf ? room - 1 : room));
}

/** Index of the piece that holds the unit at `offset`, 0 <= offset < text.length. */
export function pieceAt<N>(flow: Flow<N>, offset: number): number {
  let low = 0;
  let high = flow.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (flow.pieces[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a span of a flow stands in its nodes: one stretch, or several where pieces stand apart. Empty for an empty span. */
export function stretchesOf<N>(flow: Flow<N>, span: Span): Stretch<N>[] {
  const stretches: Stretch<N>[] = [];
  if (span.end <= span.start) return stretches;
  const last = pieceAt(flow, span.end - 1);
  for (let i = pieceAt(flow, span.start); i <= last; i++) {
    const { node, start, offset, apart } = flow.pieces[i];
    const startOffset = offset + Math.max(0, span.start - start);
    const end = i === last ? span.end : flow.pieces[i + 1].start;
    const endOffset = offset + end - start;
    const open = stretches.at(-1);
    if (open && !apart) {
      stretches[stretches.length - 1] = { ...open, endNode: node, endOffset };
    } else stretches.push({ startNode: node, startOffset, endNode: node, endOffset });
  }
  return stretches;
}

/** Whether two flows have the same text in the same nodes at the same places. */
export function sameFlow<N>(a: Flow<N>, b: Flow<N>): boolean {
  return (
    a.text === b.text &&
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, i) => {
      const other = b.pieces[i];
      return piece.node === other.node && piece.start === other.start && piece.offset === other.offset;
    })
  );
}
