import { attempt } from '../common/attempt';
import { rectOf } from '../common/dom';
import { rectsOfRange } from '../painting/hit-test';
import type { PageFlow } from '../reading/page-flow';

/** From where to where in a document a flow stands, CSS pixels from the document's top. */
export interface PlacedFlow {
  readonly flow: PageFlow;
  readonly top: number;
  readonly bottom: number;
}

/** A block with more flows is taken to hold little else: old pages have a whole article between line breaks. */
const MEASURED_FLOWS = 64;

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
export function spreadOver(block: Element, flows: readonly PageFlow[]): PlacedFlow[] {
  const { top, height } = rectOf(block);
  const total = flows.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  return flows.map((flow) => {
    const begin = top + scrollY + (height * before) / total;
    before += flow.text.length;
    return { flow, top: begin, bottom: top + scrollY + (height * before) / total };
  });
}

/**
 * Where flows stand, block by block. The flows of a block that is higher than the viewport, with other blocks between
 * them perhaps, are measured at their first and last character, if they are not many. Those of a block that can't be
 * measured are left out.
 */
export function* placeFlows(flows: Iterable<PageFlow>): Generator<PlacedFlow> {
  for (const [block, members] of byBlock(flows)) {
    const spread = attempt(() => spreadOver(block, members)) ?? [];
    if (spread.length === 0) continue;
    const height = spread[spread.length - 1].bottom - spread[0].top;
    const isExact = height > innerHeight && members.length <= MEASURED_FLOWS;
    for (const placed of spread) yield (isExact && attempt(() => measured(placed))) || placed;
  }
}

/** Where a flow's ends are shown; where they are not, what is known is kept. */
function measured(placed: PlacedFlow): PlacedFlow {
  const { pieces, text } = placed.flow;
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const begin = rectOfCharacter(first.node, first.offset);
  const end = rectOfCharacter(last.node, last.offset + text.length - last.start - 1);
  if (!begin || !end) return placed;
  return { ...placed, top: begin.top + scrollY, bottom: end.bottom + scrollY };
}

function rectOfCharacter(node: Text, offset: number): DOMRect | undefined {
  const range = { startContainer: node, startOffset: offset, endContainer: node, endOffset: offset + 1 };
  return rectsOfRange({ ...range, collapsed: false })[0];
}
