import { MEMBER_MARK } from '../record/entry-kind';
import type { Difference } from './answer';

/**
 * A chain as a page has it, compared with its fixed wording, in the order of the page; members that the page leaves
 * out stand behind the one that they follow in the chain. Marks stand between all members.
 * @param members The fixed wording's, @param order their numbers in the order of the page, each once.
 */
export function compareMembers(members: readonly string[], order: readonly number[]): Difference[] {
  const kept = new Set(longestAscent(order));
  const rows = order.map((member): [number, Difference['kind']] => [
    member,
    kept.has(member) ? 'same' : 'moved',
  ]);
  members.forEach((_, member) => {
    if (order.includes(member)) return;
    const before = rows.findLastIndex(([other, kind]) => other < member && kind !== 'moved');
    rows.splice(before + 1, 0, [member, 'missing']);
  });
  return rows.map(([member, kind], i) => ({
    text: members[member] + (i < rows.length - 1 ? MEMBER_MARK : ''),
    kind,
  }));
}

/** The longest run of ascending numbers among some, in their order; the first of as long ones. */
function longestAscent(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  numbers.forEach((number, i) => {
    const before = best
      .slice(0, i)
      .filter((ascent) => (ascent.at(-1) ?? 0) < number)
      .reduce((longest, ascent) => (ascent.length > longest.length ? ascent : longest), [] as number[]);
    best.push([...before, number]);
  });
  return best.reduce((longest, ascent) => (ascent.length > longest.length ? ascent : longest), []);
}
