import type { CorpusIndex } from '../../../utils/index/corpus-index';
import { JOINT_BEFORE, WORD_BEGINS } from '../../../utils/phrases/edges';
import { COMMA, isBarrier } from '../../../utils/text/units';

/** A clause or member of a list in the index's text: no ，、 or barrier within. Offsets of `index.text`. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Offsets at which its words begin, and `end`. */
  readonly edges: readonly number[];
}

/** Calls back with every clause of the index, in order. `bits` are those of `edgeBits`. */
export function forEachClause(index: CorpusIndex, bits: Uint8Array, visit: (clause: Clause) => void): void {
  const { text } = index;
  let edges: number[] = [];
  const close = (end: number) => {
    if (edges.length > 0) visit({ start: edges[0], end, edges: [...edges, end] });
    edges = [];
  };
  for (let at = 0; at < text.length; at++) {
    const isMark = text[at] === COMMA || isBarrier(text[at]);
    if (isMark || bits[at] & JOINT_BEFORE) close(at);
    if (!isMark && (edges.length === 0 || bits[at] & WORD_BEGINS)) edges.push(at);
  }
  close(text.length);
}
