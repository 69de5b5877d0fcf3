import { ANCHOR_TEXT_UNITS } from '../../limits';
import type { MarkKind } from '../../marks/kinds';
import type { MarkClass } from '../../marks/look';
import type { Audience, PageMatch } from '../../match/audience';
import type { Company } from '../../match/company';
import type { Span } from '../../text/span';
import { rectOf } from '../common/dom';
import type { Flow } from './flow';

/** A part of a flow as it stands on the page. */
export interface FlowRange extends Span {
  readonly flow: PageFlow;
  /** What is painted, in reading order; made when they are first asked for. */
  readonly ranges: readonly AbstractRange[];
}

/** A match as it stands on the page. */
export interface Mark extends FlowRange {
  /** Key of the phrase. */
  readonly phrase: string;
  readonly kind: MarkKind;
  /** Kind and strength: how it is painted. */
  readonly markClass: MarkClass;
  readonly audience: Audience;
  /** Those of its ranges, or parts of them, that are painted for it; what the page knows of is painted already. */
  readonly drawn: readonly AbstractRange[];
  /** The page's own wording, with white space as it is shown; made when it is first asked for. */
  readonly text: string;
  /** Han characters of `text`. */
  readonly han: number;
}

/** A flow of the page, and what has become of it. */
export interface PageFlow extends Flow<Text> {
  /** The block whose own text it is. */
  readonly block: Element;
  readonly han: number;
  /** False once the page has changed it or taken it away. */
  alive: boolean;
  /** Null until it was matched. */
  matches: readonly PageMatch[] | null;
  /** How official its language is, see `FlowKind`; null until it was matched. */
  language: number | null;
  /** How many of its matches prove by themselves that the text is official; the user's own documents prove nothing. */
  proofs: number;
  /** How official the text is that it stands in; what was once shown stays, so that this grows alone. */
  company: Company;
  /** The own documents of the reader that were left out then, see `ownKey`. */
  own: string;
  /** What the user sees of it, in the order of `start`; empty until it was matched. */
  marks: readonly Mark[];
  /** Marks for the page alone: they are painted, and neither counted nor listed. */
  unlisted: readonly Mark[];
  /** Marks of the flow that it replaced, shown until it was matched itself, so that nothing blinks. */
  inherited: readonly Mark[];
}

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

/** From where to where in a document a flow stands, CSS pixels from the document's top. */
export interface MeasuredFlow {
  readonly flow: PageFlow;
  readonly top: number;
  readonly bottom: number;
}

/** The flows of each block, in their order. */
export function byBlock(flows: Iterable<PageFlow>): Map<Element, PageFlow[]> {
  const blocks = new Map<Element, PageFlow[]>();
  for (const flow of flows) {
    const others = blocks.get(flow.block);
    if (others) others.push(flow);
    else blocks.set(flow.block, [flow]);
  }
  return blocks;
}

/** Spreads the flows of a block over its height by their length. */
export function spreadOver(block: Element, flows: readonly PageFlow[]): MeasuredFlow[] {
  const { top, height } = rectOf(block);
  const total = flows.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  return flows.map((flow) => {
    const begin = top + scrollY + (height * before) / total;
    before += flow.text.length;
    return { flow, top: begin, bottom: top + scrollY + (height * before) / total };
  });
}
