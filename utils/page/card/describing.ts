import { SNIPPET_MAX_UNITS } from '../../limits';
import { CONTEXT_REACH, describeShown, isInPair } from '../../quote/describe';
import type { SnippetDraft } from '../../snippets/snippet';
import type { Span } from '../../text/span';
import { deepActiveElement, flatParent, localNameOf, textNodesIn } from '../common/dom';
import { canonicalAddress } from '../common/frame';
import { joinFlows, type PageFlow, type PageText } from '../reading/page-flow';

/** A quote from the page, described so that it can be found again. */
export type Described = Pick<SnippetDraft, 'quote' | 'canonical'> & { readonly position: number };

/**
 * Describes a span of a flow within the page's text, or within the flow alone where the page's text ends
 * before it.
 */
export function describeIn(flow: PageFlow, { start, end }: Span, flows: Iterable<PageFlow>): Described {
  const whole = joinFlows(flows);
  const page = whole.flows.includes(flow) ? whole : joinFlows([flow]);
  const at = page.starts[page.flows.indexOf(flow)];
  return describeSpan(page, { start: at + start, end: at + end });
}

/** Describes the selection; null where nothing is selected, or nothing of it belongs to a flow. */
export function describeSelected(flows: Iterable<PageFlow>): Described | null {
  const page = joinFlows(flows);
  const span = selectedSpan(page);
  return span && describeSpan(page, span);
}

/** The span from the first to the last selected unit of the page's text; null where there is none. */
function selectedSpan({ flows, starts }: PageText<PageFlow>): Span | null {
  const range = selectedRange();
  if (!range) return null;
  let start = -1;
  let end = -1;
  for (const [i, flow] of flows.entries()) {
    const part = selectedIn(flow, range);
    if (!part) continue;
    if (start < 0) start = starts[i] + part.start;
    end = starts[i] + part.end;
  }
  return start < 0 ? null : { start, end };
}

/** The user's selection on the page; null where it is empty or in a text field. */
export function selectedRange(): Range | null {
  const selection = getSelection();
  const active = deepActiveElement();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return active && /^(input|textarea)$/.test(localNameOf(active)) ? null : selection.getRangeAt(0);
}

/** The selected part of a flow; null where there is none, or only white space. */
export function selectedIn({ text, pieces }: PageFlow, range: Range): Span | null {
  let start = -1;
  let end = -1;
  for (const [i, piece] of pieces.entries()) {
    if (!range.intersectsNode(piece.node)) continue;
    const last = pieces[i + 1]?.start ?? text.length;
    const within = (offset: number) =>
      Math.min(last, Math.max(piece.start, offset - piece.offset + piece.start));
    const from = piece.node === range.startContainer ? within(range.startOffset) : piece.start;
    const to = piece.node === range.endContainer ? within(range.endOffset) : last;
    if (from >= to) continue;
    if (start < 0) start = from;
    end = to;
  }
  const exact = text.slice(start, end);
  if (start < 0 || exact.trim() === '') return null;
  start += exact.length - exact.trimStart().length;
  return { start, end: start + exact.trim().length };
}

function describeSpan(page: PageText<PageFlow>, span: Span): Described {
  const limit = Math.min(span.end, span.start + SNIPPET_MAX_UNITS);
  const end = isInPair(page.text, limit) ? limit - 1 : limit;
  const part = { start: span.start, end };
  return {
    quote: describeShown(page.text, part, gapsAround(page, part)),
    position: span.start,
    canonical: canonicalAddress(),
  };
}

/** How many text nodes to look at between two pieces; with more there is text between them. */
const MAX_NODES = 200;

/**
 * Offsets in the page's text, ascending, at which the page shows something else between two pieces: ruby
 * text, buttons, cells with only figures, the edge of a box, the end of a line. Only offsets in a span or
 * within CONTEXT_REACH of it.
 */
function gapsAround({ flows, starts }: PageText<PageFlow>, span: Span): number[] {
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

/**
 * Whether a browser's text search may find other text between two nodes; true where they are in different
 * trees.
 */
function hasTextBetween(before: Text, after: Text): boolean {
  let seen = 0;
  for (const node of textNodesIn({ startContainer: before, endContainer: after })) {
    if (node === before) continue;
    if (node === after) return false;
    if (++seen > MAX_NODES || (/[^ \t\n\f\r]/.test(node.data) && mayBeFound(node))) return true;
  }
  return true;
}

/** Firefox finds text in a closed `details`, but none without a box. */
function mayBeFound(node: Text): boolean {
  const parent = flatParent(node);
  return parent === null || parent.checkVisibility() || parent.closest('details:not([open])') !== null;
}

/** A random UUID (RFC 9562, version 4). Pages without a secure context lack `randomUUID`. */
export function makeUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return uuidOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** Makes a version 4 UUID from 16 random bytes. Changes the bytes. */
export function uuidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
