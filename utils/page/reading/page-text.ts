import { ANCHOR_TEXT_UNITS } from '../../limits';
import type { Span } from '../../text/span';

/** The text of a page's flows, joined by line ends. `F` is the flow's type. */
export interface PageText<F> {
  readonly text: string;
  readonly flows: readonly F[];
  /** Where each flow's text begins in `text`, UTF-16 units. */
  readonly starts: readonly number[];
}

/** A part of one flow. */
export interface FlowPart<F> extends Span {
  readonly flow: F;
}

/** Joins flows in their order; those that no longer fit into ANCHOR_TEXT_UNITS are left out. */
export function joinFlows<F extends { readonly text: string }>(flows: Iterable<F>): PageText<F> {
  const joined: F[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const flow of flows) {
    if (length + flow.text.length > ANCHOR_TEXT_UNITS) break;
    joined.push(flow);
    starts.push(length);
    length += flow.text.length + 1;
  }
  return { text: joined.map(({ text }) => text).join('\n'), flows: joined, starts };
}

/** The parts of flows of which a span of the text consists, in reading order; the line ends between them are in none. */
export function partsOf<F extends { readonly text: string }>(
  { flows, starts }: PageText<F>,
  { start, end }: Span,
): FlowPart<F>[] {
  const parts: FlowPart<F>[] = [];
  for (let i = lastFrom(starts, start); i < flows.length && starts[i] < end; i++) {
    const flow = flows[i];
    const from = Math.max(0, start - starts[i]);
    const to = Math.min(flow.text.length, end - starts[i]);
    if (from < to) parts.push({ flow, start: from, end: to });
  }
  return parts;
}

/** The index of the last start that is not beyond an offset; 0 where there is none. */
function lastFrom(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
