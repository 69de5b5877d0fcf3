import { chainMembers } from '../record/entry-kind';
import type { Span } from '../text/span';
import type { KnownPhrase } from './matcher';

/** A set chain of coordinated members. */
export interface Chain {
  /** With the marks between its members. */
  readonly text: string;
  readonly members: readonly string[];
  readonly strength: number;
}

/** Chains by their members. */
export interface ChainMatcher {
  readonly chains: readonly Chain[];
  /** Numbers of the chains that have a member, by the member's text. */
  readonly byMember: ReadonlyMap<string, readonly number[]>;
}

/** Some members of a chain on a page that are not the whole chain in its order. Offsets are of normalised units. */
export interface ChainDeviation extends Span {
  readonly chain: Chain;
  /** Numbers of the chain's members in the order of the page; two or more, each once. */
  readonly members: readonly number[];
}

/** A member of a list on a page; offsets are of normalised units. */
export interface PageMember extends Span {
  readonly text: string;
}

/** Builds a matcher of chains: texts of three members or more with marks between them (`chainMembers`). */
export function buildChainMatcher(chains: Iterable<KnownPhrase>): ChainMatcher {
  const known = Array.from(chains, ({ text, strength }) => ({ text, members: chainMembers(text), strength }));
  const byMember = new Map<string, number[]>();
  known.forEach(({ members }, number) => {
    for (const member of new Set(members)) byMember.set(member, [...(byMember.get(member) ?? []), number]);
  });
  return { chains: known, byMember };
}

/**
 * The runs of neighbouring members that belong to one chain, two members and half of the chain at least, in another
 * order than the chain's or not all of them. Of the chains that fit, the one that most members are in, then the one
 * that misses fewest. In order and apart.
 * @param members Neighbours on the page: nothing but ，or 、 stands between one and the next.
 */
export function findDeviations(
  { chains, byMember }: ChainMatcher,
  members: readonly PageMember[],
): ChainDeviation[] {
  const found: ChainDeviation[] = [];
  for (let first = 0; first + 1 < members.length; ) {
    let best: ChainDeviation | null = null;
    let isWhole = false;
    for (const number of byMember.get(members[first].text) ?? []) {
      const chain = chains[number];
      const order = membersOf(chain, members, first);
      if (order.length < 2 || order.length * 2 < chain.members.length) continue;
      if (best && (order.length < best.members.length || !isCloser(chain, best, order.length))) continue;
      isWhole = order.length === chain.members.length && order.every((member, i) => member === i);
      const { end } = members[first + order.length - 1];
      best = { start: members[first].start, end, chain, members: order };
    }
    if (best && !isWhole) found.push(best);
    first += best?.members.length ?? 1;
  }
  return found;
}

function isCloser(chain: Chain, best: ChainDeviation, members: number): boolean {
  return members > best.members.length || chain.members.length < best.chain.members.length;
}

/** Which members of a chain stand on the page one after the other, from `first` on, each once. */
function membersOf(chain: Chain, members: readonly PageMember[], first: number): number[] {
  const order: number[] = [];
  for (let at = first; at < members.length; at++) {
    const member = chain.members.findIndex((text, i) => text === members[at].text && !order.includes(i));
    if (member < 0) break;
    order.push(member);
  }
  return order;
}
