import { firstIndex } from '../binary-search';
import { REUSE_MIN_HAN } from '../limits';
import type { MarkKind } from '../marks/kinds';
import { isTerm, isWholeEnd, isWholeStart, logitOf } from '../phrases/strength';
import { RARITIES, rarityOf } from '../record/rarity';
import { chainKey } from '../record/table';
import type { Span } from '../text/span';
import { COMMA, isBarrier, SLOT } from '../text/units';
import {
  type ChainMatcher,
  type ChainPlace,
  findChains,
  isWhole,
  mayBeMember,
  type PageMember,
} from './chain-matcher';
import { forEachFrame, isPlaceholder } from './frame-matcher';
import type { Knowledge } from './knowledge';
import { isMortarAt, type WordKnowledge } from './known-words';
import {
  findPhrases,
  hasCommas,
  MAY_END,
  MAY_START,
  rarityAt,
  type SearchedText,
  strengthAt,
} from './matcher';
import { JOINT, type PageText } from './page-text';
import { reusable } from './reusable';
import { reusedRuns, trimmedRun } from './reuse';

/** One occurrence of a known wording on a page; marks are made of these. Offsets are of normalised units. */
export interface Atom extends Span {
  readonly kind: MarkKind;
  /** How likely it is a set phrase, a logit. */
  readonly logit: number;
  /** Index of its rarity in RARITIES. */
  readonly rarity: number;
  /** Whether a mark may begin, or end, with it in the middle of a clause. */
  readonly isWholeStart: boolean;
  readonly isWholeEnd: boolean;
  /** Whether it is a name or topic rather than a formula. */
  readonly isTerm?: boolean | undefined;
  /** Templates only. */
  readonly filler?: Span | undefined;
  readonly deviation?: ChainPlace | undefined;
  /** The phrase's normalised text, if the page's commas differ from the known ones. */
  readonly key?: string | undefined;
}

/** Rarity of what only the corpus has: no report has counted it. */
const UNCOUNTED = RARITIES.indexOf(rarityOf([]));

/** Runs of the corpus are as sure as its best phrases. */
const REUSE_LOGIT = 4;

/** Minimum logit of a template filled by a figure: 实施…工程 around a number is just a number. */
const PLACEHOLDER_LOGIT = 1;

/** Minimum length of both clauses where a page has a comma that the phrase lacks, units. */
const CLAUSE_UNITS = 4;

/** Every known wording in a page's text between word edges; unordered and overlapping. */
export function findAtoms(knowledge: Knowledge, page: PageText, withReuse: boolean): Atom[] {
  const phrases = allPhraseAtoms(knowledge, page);
  const chains = chainAtoms(knowledge, page, phrases);
  return phrases.concat(frameAtoms(knowledge, page), withReuse ? reuseAtoms(knowledge, page) : [], chains);
}

/**
 * An atom that is whole at both edges. All atoms have the same properties in the same order, which is fastest to read.
 */
function atomOf(
  { start, end }: Span,
  kind: MarkKind,
  logit: number,
  rarity: number,
  { deviation, key }: Pick<Atom, 'deviation' | 'key'> = {},
): Atom {
  return {
    start,
    end,
    kind,
    logit,
    rarity,
    isWholeStart: true,
    isWholeEnd: true,
    isTerm: false,
    filler: undefined,
    deviation,
    key,
  };
}

function reuseAtoms({ index }: Knowledge, page: PageText): Atom[] {
  const atoms: Atom[] = [];
  for (const run of reusedRuns(index, page, REUSE_MIN_HAN)) {
    const trimmed = trimmedRun(page, run);
    if (trimmed !== null) atoms.push(atomOf(trimmed, 'reuse', REUSE_LOGIT, UNCOUNTED));
  }
  return atoms;
}

/** All phrases of both sets in the text, by start, then end. */
function allPhraseAtoms(knowledge: Knowledge, page: PageText): Atom[] {
  const atoms = phraseAtoms(knowledge, page);
  if (knowledge.more === undefined) return atoms;
  return [...atoms, ...phraseAtoms(knowledge.more, page)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Every occurrence of every phrase. Commas are compared last, so a phrase with a comma is found where the page has 、
 * or nothing, and vice versa. Phrases contain no barriers, so neither do their occurrences.
 */
function phraseAtoms(
  { phrases, commaPhrases }: Pick<Knowledge, 'phrases' | 'commaPhrases'>,
  page: PageText,
): Atom[] {
  const { units, edges } = page;
  const bare = units.includes(COMMA)
    ? withoutCommas(page)
    : { units, edges, size: units.length, starts: null };
  const { starts } = bare;
  const atoms: Atom[] = [];
  findPhrases(phrases, bare, (first, last, phrase) => {
    const start = starts === null ? first : starts[first];
    const end = starts === null ? last : starts[last - 1] + 1;
    const hasComma = end - start > last - first;
    let key: string | undefined;
    if (hasComma || hasCommas(phrases, phrase)) {
      const found = keyOf(page.text.slice(start, end), commaPhrases.get(phrase));
      if (found === null) return;
      key = found;
    }
    const strength = strengthAt(phrases, phrase);
    atoms.push({
      start,
      end,
      kind: 'phrase',
      logit: logitOf(strength),
      rarity: rarityAt(phrases, phrase),
      isWholeStart: isWholeStart(strength),
      isWholeEnd: isWholeEnd(strength),
      isTerm: isTerm(strength),
      filler: undefined,
      deviation: undefined,
      key,
    });
  });
  return atoms;
}

/** Scratch arrays of `withoutCommas`. */
const bareUnits = reusable((length) => new Uint16Array(length));
const bareEdges = reusable((length) => new Uint8Array(length));
const bareStarts = reusable((length) => new Uint32Array(length));

/** A page's text without its commas, and where each unit is in the text; valid until the next call. */
function withoutCommas({ units, edges }: PageText): SearchedText & { readonly starts: Uint32Array } {
  const bare = bareUnits(units.length);
  const starts = bareStarts(units.length);
  const bits = bareEdges(units.length + 1);
  let size = 0;
  bits[0] = 0;
  for (let at = 0; at < units.length; at++) {
    if (units[at] === COMMA) continue;
    bare[size] = units[at];
    starts[size] = at;
    bits[size++] |= edges[at] & MAY_START;
    bits[size] = edges[at + 1] & MAY_END;
  }
  return { units: bare, size, edges: bits, starts };
}

/**
 * The normalised text of a phrase whose commas on the page differ; undefined where they are the same, null where the
 * page's commas split the phrase.
 * @param keys All known phrases that equal `wording` without their commas, if any has commas.
 */
function keyOf(wording: string, keys: readonly string[] | undefined): string | null | undefined {
  const bare = wording.replaceAll(',', '');
  if (keys === undefined ? wording === bare : keys.includes(wording)) return undefined;
  if (wording !== bare && wording.split(',').some(({ length }) => length < CLAUSE_UNITS)) return null;
  return keys?.[0] ?? bare;
}

/**
 * Chains whose members are on the page in another order, incomplete, or with other punctuation than known.
 * @param phrases The page's phrases, by start, then end.
 */
function chainAtoms({ chains }: Knowledge, page: PageText, phrases: readonly Atom[]): Atom[] {
  return findChainPlaces(chains, page)
    .filter((place) => !hasAtom(phrases, place) && page.beginsWell(place.start) && page.endsWell(place.end))
    .map((place) => {
      const { chain } = place;
      const rarity = RARITIES.indexOf(chain.rarity);
      const logit = logitOf(chain.strength);
      if (isWhole(place)) return atomOf(place, 'phrase', logit, rarity, { key: chainKey(chain.text) });
      // A deviation is rarer than the fixed wording.
      const rarer = Math.min(rarity + 1, RARITIES.length - 1);
      return atomOf(place, 'deviation', logit, rarer, { deviation: place });
    });
}

/** Whether an atom has exactly this span. @param atoms By start, then end. */
function hasAtom(atoms: readonly Atom[], { start, end }: Span): boolean {
  const isBefore = (at: number) =>
    atoms[at].start < start || (atoms[at].start === start && atoms[at].end < end);
  const atom = atoms[firstIndex(atoms.length, isBefore)];
  return atom !== undefined && atom.start === start && atom.end === end;
}

function frameAtoms(knowledge: Knowledge, page: PageText): Atom[] {
  const { frames, knownWords } = knowledge;
  const atoms: Atom[] = [];
  forEachFrame(frames, knownWords, page, (start, fillerStart, fillerEnd, end, frame) => {
    const strength = frames.strengths[frame];
    if (isPlaceholder(page.units[fillerStart])) {
      if (logitOf(strength) < PLACEHOLDER_LOGIT) return;
    } else {
      if (page.nextJoint(start + 1) < end) return;
      if (!opensClause(page, knowledge, start) && !closesClause(page, knowledge, end)) return;
    }
    atoms.push({
      start,
      end,
      kind: 'template',
      logit: logitOf(strength),
      rarity: frames.rarities[frame],
      // A single character can open a frame only at the start of a clause (为…提供支撑).
      isWholeStart: fillerStart - start > 1,
      isWholeEnd: true,
      isTerm: false,
      filler: { start: fillerStart, end: fillerEnd },
      deviation: undefined,
      key: undefined,
    });
  });
  return atoms;
}

/** Whether a clause or list member begins at a unit, or a particle or function word precedes it. */
function opensClause(page: PageText, known: WordKnowledge, at: number): boolean {
  return page.isJoint(at) || isMortarAt(known, page, page.wordStart(at, 0), at);
}

/** Whether a clause or list member ends before a unit, or a particle or function word begins with it. */
function closesClause(page: PageText, known: WordKnowledge, at: number): boolean {
  return page.isJoint(at) || isMortarAt(known, page, at, page.wordEnd(at, page.units.length));
}

/** The chains in a page's text; none crosses a barrier. */
function findChainPlaces(chains: ChainMatcher, page: PageText): ChainPlace[] {
  const { units } = page;
  const places: ChainPlace[] = [];
  for (let start = 0, at = 0; at <= units.length; at++) {
    if (at < units.length && !isBarrier(units[at])) continue;
    if (hasMember(chains, page, start, at))
      places.push(...findChains(chains, members(page, start, at), page));
    start = at + 1;
  }
  return places;
}

/** Whether a list member or clause between two barriers is a member of a chain. */
function hasMember(chains: ChainMatcher, page: PageText, from: number, to: number): boolean {
  const { units, edges } = page;
  for (let start = from, at = from + 1; at <= to; at++) {
    if ((edges[at] & JOINT) === 0) continue;
    const isMember = units[at - 1] !== COMMA && mayBeMember(chains, at - start, units[start], units[at - 1]);
    if (isMember && chains.byMember.has(page.text.slice(start, at))) return true;
    start = at;
  }
  return false;
}

/** The list members and clauses between two barriers, or between a barrier and an end of the text. */
function members(page: PageText, from: number, to: number): PageMember[] {
  const found: PageMember[] = [];
  for (let start = from, at = from + 1; at <= to; at++) {
    if (!page.isJoint(at)) continue;
    if (page.units[at - 1] !== COMMA) found.push({ start, end: at, text: page.text.slice(start, at) });
    start = at;
  }
  return found;
}

/**
 * The key by which an atom is known and looked up: a template's frame, a deviation's fixed wording, a phrase with the
 * commas it is known with.
 * @param text The page's normalised text.
 */
export function atomKey(text: string, { start, end, key, filler, deviation }: Atom): string {
  if (key !== undefined) return key;
  if (deviation) return chainKey(deviation.chain.text);
  if (filler)
    return text.slice(start, filler.start) + String.fromCharCode(SLOT) + text.slice(filler.end, end);
  return text.slice(start, end);
}
