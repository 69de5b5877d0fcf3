import { CONTEXT_REACH } from '../../quote/describe';
import type { Span } from '../../text/span';
import { textNodesIn } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import type { PageFlow } from '../reading/page-flow';
import type { PageText } from '../reading/page-text';

/** Text nodes that are looked at between two pieces of text; with more there is something between them. */
const MOST_NODES = 200;

/**
 * Offsets in the page's text, ascending, at which the page shows something else between two pieces of it: ruby,
 * buttons, cells with figures alone, the edge of a box, the end of a line. Those in a span and within CONTEXT_REACH of it.
 */
export function gapsAround({ flows, starts }: PageText<PageFlow>, span: Span): number[] {
  const gaps: number[] = [];
  let before: Text | null = null;
  for (const [i, { pieces, text }] of flows.entries()) {
    if (starts[i] + text.length < span.start - CONTEXT_REACH) continue;
    for (const { node, start, gap } of pieces) {
      const at = starts[i] + start;
      if (at > span.end + CONTEXT_REACH) return gaps;
      const isOther = before !== null && before !== node;
      if (gap || (isOther && hasTextBetween(before as Text, node))) gaps.push(at);
      before = node;
    }
  }
  return gaps;
}

/** Whether a browser that looks for text may find other text between two nodes; true where they are not in one tree. */
function hasTextBetween(before: Text, after: Text): boolean {
  let seen = 0;
  for (const node of textNodesIn({ startContainer: before, endContainer: after })) {
    if (node === before) continue;
    if (node === after) return false;
    if (++seen > MOST_NODES || (/[^ \t\n\f\r]/.test(node.data) && mayBeFound(node))) return true;
  }
  return true;
}

/** Firefox finds text in what is closed, but not in what has no box. */
function mayBeFound(node: Text): boolean {
  const parent = flatParent(node);
  return parent === null || parent.checkVisibility() || parent.closest('details:not([open])') !== null;
}
