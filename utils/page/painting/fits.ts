import { isText } from '../common/dom';
import type { Placed } from '../reading/page-flow';

/** Whether the one range of a part of a flow still has the wording that it was painted for. */
export function fits({ flow, start, end, ranges }: Placed): boolean {
  const [range] = ranges;
  const node = range?.startContainer;
  if (ranges.length !== 1 || !node || !isText(node) || range.endContainer !== node) return false;
  const now = node.data.slice(range.startOffset, range.endOffset);
  return now === flow.text.slice(start, end);
}
