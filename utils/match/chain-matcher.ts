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
  /** A Bloom filter of the members by `memberHash`: it rules out nearly all other texts. */
  readonly filter: Uint32Array;
}

/** Consecutive members of a chain on a page. Offsets are of normalised units. */
export interface ChainPlace extends Span {
  readonly chain: Chain;
  /** Indices of the chain's members, in page order; at least two, no duplicates. */
  readonly members: readonly number[];
}

/** The text between two punctuation marks on a page; offsets are of normalised units. */
export interface PageMember extends Span {
  readonly text: string;
}

/** Builds a matcher of chains: texts of at least three members with marks between them (`chainMembers`). */
export function buildChainMatcher(chains: Iterable<KnownPhrase>): ChainMatcher {
  const known = Array.from(chains, ({ text, strength, rarity = 'typical' }) => ({
    ...{ text, strength, rarity },
    members: chainMembers(text),
  }));
  const byMember = new Map<string, number[]>();
  known.forEach(({ members }, number) => {
    for (const member of new Set(members)) byMember.set(member, [...(byMember.get(member) ?? []), number]);
  });
  const filter = new Uint32Array(FILTER_BITS / 32);
  for (const member of byMember.keys()) {
    const hash = memberHash(member.length, member.charCodeAt(0), member.charCodeAt(member.length - 1));
    filter[hash >>> 5] |= 1 << hash;
  }
  return { chains: known, byMember, filter };
}

/** A power of two: some ten for each member of the bundled record. */
const FILTER_BITS = 1 << 15;

function memberHash(length: number, first: number, last: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca77) ^ Math.imul(length, 0xc2b2ae3d);
  return Math.imul(mixed ^ (mixed >>> 15), 0x165667b1) & (FILTER_BITS - 1);
}

/** Whether a text of this length with these first and last units may be a member of a chain. */
export function mayBeMember({ filter }: ChainMatcher, length: number, first: number, last: number): boolean {
  const hash = memberHash(length, first, last);
  return (filter[hash >>> 5] & (1 << hash)) !== 0;
}

/** Where a phrase may begin and end on a page. */
interface Edges {
  beginsWell(at: number): boolean;
  endsWell(end: number): boolean;
}

/** Minimum length of a member that is only part of the text between two marks, units; a shorter one is just a word. */
const PARTIAL_UNITS = 4;

/** Whether all members of the chain are present and in its order. */
export function isWhole({ chain, members }: ChainPlace): boolean {
  return members.length === chain.members.length && members.every((member, i) => member === i);
}

/**
 * Runs of adjacent members of one chain, in any order: at least two members and half of the chain. At least one of them
 * fills the space between its punctuation marks; other words may precede the first or follow the last. If several
 * chains fit, the one with the most members on the page wins, then the one that lacks fewest. In order, no overlaps.
 * @param members Adjacent on the page, with only ，or 、 between one and the next.
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

/** The chain around a member; null where too few of its members are present. */
function placeOf(
  chain: Chain,
  members: readonly PageMember[],
  first: number,
  reached: number,
  edges: Edges,
): ChainPlace | null {
  const whole = runFrom(chain, members, first, reached, edges, 1);
  // The second run accepts no more than this one does, so a lone member stays alone.
  if (whole.members.length < 2) return null;
  if (isWhole(whole)) return whole;
  const run = runFrom(chain, members, first, reached, edges, PARTIAL_UNITS);
  return run.members.length >= 2 && run.members.length * 2 >= chain.members.length ? run : null;
}

/** @param partial Minimum units of a member that has other words beside it. */
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

/** The first member of a chain with this text that is not in `taken`; -1 if there is none. */
function memberThatIs({ members }: Chain, text: string, taken: readonly number[]): number {
  for (let i = 0; i < members.length; i++) if (members[i] === text && !taken.includes(i)) return i;
  return -1;
}

/** The first member, other than `next`, with which a page's member ends; -1 if there is none. */
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
    // Most already differ in one unit.
    if (member.charCodeAt(member.length - 1) !== unit || member.length < partial || member === next) continue;
    if (text.endsWith(member) && edges.beginsWell(end - member.length)) return i;
  }
  return -1;
}

/** The first member, not in `taken`, with which a page's member begins; -1 if there is none. */
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
