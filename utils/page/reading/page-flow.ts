import { firstIndex } from '../../binary-search';
import { ANCHOR_TEXT_UNITS } from '../../limits';
import type { MarkKind } from '../../marks/kinds';
import type { MarkClass } from '../../marks/look';
import type { Company } from '../../match/company';
import type { Audience, PageMatch } from '../../match/match';
import type { Span } from '../../text/span';
import { rectOf } from '../common/dom';
import type { Flow } from './flow';

/** A span of a flow, with the page's text it covers. */
export interface FlowRange extends Span {
  readonly flow: PageFlow;
  /** The ranges it covers, in reading order; made when first asked for. */
  readonly ranges: readonly AbstractRange[];
}

/** A match as painted on the page. */
export interface Mark extends FlowRange {
  /** Key of the phrase. */
  readonly phrase: string;
  readonly kind: MarkKind;
  /** Kind and strength: how it is painted. */
  readonly markClass: MarkClass;
  readonly audience: Audience;
  /**
   * Its ranges, or the parts of them, that are painted for this mark; the rest is already painted for marks
   * the page knows of.
   */
  readonly drawn: readonly AbstractRange[];
  /** The page's own wording, with white space as shown; made when asked for. */
  readonly text: string;
  /** Han characters of `text`. */
  readonly han: number;
}

/** A flow of the page and its current state. */
export interface PageFlow extends Flow<Text> {
  /** The block whose own text it is. */
  readonly block: Element;
  readonly han: number;
  /** False once the page has changed or removed it. */
  alive: boolean;
  /** Null until it has been matched. */
  matches: readonly PageMatch[] | null;
  /** How official its language is, see `FlowKind`; null until it has been matched. */
  language: number | null;
  /**
   * How many of its matches prove by themselves that the text is official; the user's own documents prove
   * nothing.
   */
  proofs: number;
  /** How official the surrounding text is. It only grows, so that marks once shown stay. */
  company: Company;
  /** Which of the user's documents were left out when it was matched, see `ownKey`. */
  own: string;
  /** What the user sees marked, in the order of `start`; empty until it has been matched. */
  marks: readonly Mark[];
  /** Marks only for the page to know of: painted, but neither counted nor listed. */
  unlisted: readonly Mark[];
  /** Marks of the flow it replaced, shown until it has been matched itself, so that nothing flickers. */
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

/** Joins flows in their order; those that would exceed ANCHOR_TEXT_UNITS are left out. */
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

/**
 * The parts of flows that make up a span of the text, in reading order; the line ends between flows belong to
 * none.
 */
export function partsOf<F extends { readonly text: string }>(
  { flows, starts }: PageText<F>,
  { start, end }: Span,
): FlowPart<F>[] {
  const parts: FlowPart<F>[] = [];
  for (
    let i = Math.max(0, firstIndex(starts.length, (at) => starts[at] <= start) - 1);
    i < flows.length && starts[i] < end;
    i++
  ) {
    const flow = flows[i];
    const from = Math.max(0, start - starts[i]);
    const to = Math.min(flow.text.length, end - starts[i]);
    if (from < to) parts.push({ flow, start: from, end: to });
  }
  return parts;
}

/** A flow's top and bottom, CSS pixels from the document's top. */
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

/** Spreads the flows of a block over the block's height by their length. */
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
