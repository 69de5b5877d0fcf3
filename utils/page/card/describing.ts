import { SNIPPET_MAX_UNITS } from '../../limits';
import { describeShown, isInPair } from '../../quote/describe';
import type { SnippetDraft } from '../../snippets/snippet';
import type { Span } from '../../text/span';
import { canonicalAddress } from '../common/canonical-address';
import { deepActiveElement, localNameOf } from '../common/dom';
import type { PageFlow } from '../reading/page-flow';
import { joinFlows, type PageText } from '../reading/page-text';
import { gapsAround } from './gaps';

/** A place of the page, described so that it can be found again. */
export type Described = Pick<SnippetDraft, 'quote' | 'canonical'> & { readonly position: number };

/** Describes a span of one flow: in the page's text, or where that ends before it in the flow alone. */
export function describeIn(flow: PageFlow, { start, end }: Span, flows: Iterable<PageFlow>): Described {
  const whole = joinFlows(flows);
  const page = whole.flows.includes(flow) ? whole : joinFlows([flow]);
  const at = page.starts[page.flows.indexOf(flow)];
  return describeSpan(page, { start: at + start, end: at + end });
}

/** Describes what is selected; null where nothing is, or nothing of it is text that is read. */
export function describeSelected(flows: Iterable<PageFlow>): Described | null {
  const page = joinFlows(flows);
  const span = selectedSpan(page);
  return span && describeSpan(page, span);
}

/** From the first to the last selected unit of the text that is read; null where there is none. */
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

/** What the reader has selected on the page; null where that is nothing, or stands in a field. */
export function selectedRange(): Range | null {
  const selection = getSelection();
  const active = deepActiveElement();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return active && /^(input|textarea)$/.test(localNameOf(active)) ? null : selection.getRangeAt(0);
}

/** The selected part of a flow; null where none is, or white space alone. */
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
  const most = Math.min(span.end, span.start + SNIPPET_MAX_UNITS);
  const end = isInPair(page.text, most) ? most - 1 : most;
  const part = { start: span.start, end };
  return {
    quote: describeShown(page.text, part, gapsAround(page, part)),
    position: span.start,
    canonical: canonicalAddress(),
  };
}
