import type { Rarity } from '../record/rarity';
import { chainMembers } from '../record/table';
import type { Span } from '../text/span';
import type { KnownPhrase } from './matcher';

/** A set chain of coordinated members. */
export interface Chain {
  /** With the marks between its members. */
  readonly text: string;
  readonly members: readonly string[];
  readonly strength: number;
  readonly rarity: Rarity;
}

/** Chains by their members. */
export interface ChainMatcher {
  readonly chains: readonly Chain[];
  /** Numbers of the chains that have a member, by the member's text. */
  readonly byMember: ReadonlyMap<string, readonly number[]>;
}

/** Members of a chain one after the other on a page. Offsets are of normalised units. */
export interface ChainPlace extends Span {
  readonly chain: Chain;
  /** Numbers of the chain's members in the order of the page; two or more, each once. */
  readonly members: readonly number[];
}

/** What stands between two marks on a page; offsets are of normalised units. */
export interface PageMember extends Span {
  readonly text: string;
}

/** Builds a matcher of chains: texts of three members or more with marks between them (`chainMembers`). */
export function buildChainMatcher(chains: Iterable<KnownPhrase>): ChainMatcher {
  const known = Array.from(chains, ({ text, strength, rarity = 'typical' }) => ({
    ...{ text, strength, rarity },
    members: chainMembers(text),
  }));
  const byMember = new Map<string, number[]>();
  known.forEach(({ members }, number) => {
    for (const member of new Set(members)) byMember.set(member, [...(byMember.get(member) ?? []), number]);
  });
  return { chains: known, byMember };
}

/** Tells where a phrase may begin and end on a page. */
interface Edges {
  beginsWell(at: number): boolean;
  endsWell(end: number): boolean;
}

/** Minimum length of a member that is only a part of what is between two marks, units; a shorter one is just a word. */
const PARTIAL_UNITS = 4;

/** Whether all members of the chain are there in its order. */
export function isWhole({ chain, members }: ChainPlace): boolean {
  return members.length === chain.members.length && members.every((member, i) => member === i);
}

/**
 * The runs of neighbouring members that belong to one chain, two members and half of the chain at least, in any
 * order. At least one is all that stands between its marks; before the first and behind the last other words may
 * stand. Of the chains that fit, the one that most members are in, then the one that misses fewest. In order and apart.
 * @param members Neighbours on the page: nothing but ，or 、 stands between one and the next.
 */
export function findChains(
  { chains, byMember }: ChainMatcher,
  members: readonly PageMember[],
  edges: Edges,
): ChainPlace[] {
  const found: ChainPlace[] = [];
  let reached = 0;
  for (let first = 0; first < members.length; first++) {
    const { start, text } = members[first];
    const numbers = start < reached ? undefined : byMember.get(text);
    if (numbers === undefined) continue;
    let best: ChainPlace | null = null;
    for (const number of numbers) {
      const place = placeOf(chains[number], members, first, reached, edges);
      if (place !== null && (best === null || isBetter(place, best))) best = place;
    }
    if (best === null) continue;
    found.push(best);
    reached = best.end;
  }
  return found;
}

function isBetter(place: ChainPlace, best: ChainPlace): boolean {
  const more = place.members.length - best.members.length;
  return more > 0 || (more === 0 && place.chain.members.length < best.chain.members.length);
}

/** The chain around a member; null where too little of it is there. */
function placeOf(
  chain: Chain,
  members: readonly PageMember[],
  first: number,
  reached: number,
  edges: Edges,
): ChainPlace | null {
  const whole = runFrom(chain, members, first, reached, edges, 1);
  // The second run takes less beside a member than the first: what is alone here is alone there.
  if (whole.members.length < 2) return null;
  if (isWhole(whole)) return whole;
  const run = runFrom(chain, members, first, reached, edges, PARTIAL_UNITS);
  return run.members.length >= 2 && run.members.length * 2 >= chain.members.length ? run : null;
}

/** @param partial Least units of a member before or behind which other words stand. */
function runFrom(
  chain: Chain,
  members: readonly PageMember[],
  first: number,
  reached: number,
  edges: Edges,
  partial: number,
): ChainPlace {
  const order: number[] = [];
  let { start, end } = members[first];
  const before = members[first - 1];
  if (before !== undefined && before.start >= reached) {
    const member = memberAtEnd(chain, before, members[first].text, edges, partial);
    if (member >= 0) {
      order.push(member);
      start = before.end - chain.members[member].length;
    }
  }
  let next = first;
  for (; next < members.length; next++) {
    const member = memberThatIs(chain, members[next].text, order);
    if (member < 0) break;
    order.push(member);
    end = members[next].end;
  }
  if (next < members.length) {
    const member = memberAtStart(chain, members[next], order, edges, partial);
    if (member >= 0) {
      order.push(member);
      end = members[next].start + chain.members[member].length;
    }
  }
  return { start, end, chain, members: order };
}

/** The first member of a chain that is not among `taken` and has this text; -1 where there is none. */
function memberThatIs({ members }: Chain, text: string, taken: readonly number[]): number {
  for (let i = 0; i < members.length; i++) if (members[i] === text && !taken.includes(i)) return i;
  return -1;
}

/** The first member with which a page's member ends, but for the one that has the text `next`; -1 where there is none. */
function memberAtEnd(
  { members }: Chain,
  { text, end }: PageMember,
  next: string,
  edges: Edges,
  partial: number,
): number {
  const unit = text.charCodeAt(text.length - 1);
  for (let i = 0; i < members.length; i++) {
    const member = members[i];
    // Most of them differ in a unit already.
    if (member.charCodeAt(member.length - 1) !== unit || member.length < partial || member === next) continue;
    if (text.endsWith(member) && edges.beginsWell(end - member.length)) return i;
  }
  return -1;
}

/** The first member that is not among `taken` and with which a page's member begins; -1 where there is none. */
function memberAtStart(
  { members }: Chain,
  { text, start }: PageMember,
  taken: readonly number[],
  edges: Edges,
  partial: number,
): number {
  const unit = text.charCodeAt(0);
  for (let i = 0; i < members.length; i++) {
    const member = members[i];
    if (member.charCodeAt(0) !== unit || member.length < partial || taken.includes(i)) continue;
    if (text.startsWith(member) && edges.endsWell(start + member.length)) return i;
  }
  return -1;
}
