import type { BlockPlace } from './linking';

/** The range of a place in a page of `pageOf`; ruby text counts as no text of its block. Sees nothing of this module. */
export function rangeOf({ from, to }: BlockPlace): Range {
  const find = (block: number, offset: number): [Text, number] => {
    const element = document.querySelector(`[data-block="${block}"]`) as Element;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (node.parentElement?.localName === 'rt') continue;
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    throw new RangeError(`block ${block} has no unit ${offset}`);
  };
  const range = new Range();
  // The first unit itself, not the end of the text node before it.
  const [startNode, startOffset] = find(from.block, from.offset + 1);
  const [endNode, endOffset] = find(to.block, to.offset);
  range.setStart(startNode, startOffset - 1);
  range.setEnd(endNode, endOffset);
  return range;
}
