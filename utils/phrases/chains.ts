import { CLAUSE_MARK, chainMembers, MEMBER_MARK } from '../record/table';

/** Minimum number of members of a chain, and of units in each. */
const CHAIN_MEMBERS = 3;
const MEMBER_UNITS = 2;

/**
 * A phrase with marks between its coordinated members (`chainMembers`), or null if it isn't a chain.
 * @param joints Offsets of its 、, UTF-16 units from its start.
 */
export function chainOf(text: string, joints: readonly number[]): string | null {
  const cuts = [0, ...joints, text.length];
  const pieces = cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
  const chain = pieces.join(MEMBER_MARK).replaceAll(',', CLAUSE_MARK);
  const members = chainMembers(chain);
  const isChain = members.length >= CHAIN_MEMBERS && members.every(({ length }) => length >= MEMBER_UNITS);
  return isChain ? chain : null;
}
