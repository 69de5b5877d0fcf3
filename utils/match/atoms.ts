import { firstIndex } from '../binary-search';
import { REUSE_MIN_HAN } from '../limits';
import type { MarkKind } from '../marks/kinds';
import { isTerm, isWholeEnd, isWholeStart, logitOf } from '../phrases/strength';
import { RARITIES, rarityOf } from '../record/rarity';
import { chainKey } from '../record/table';
import type { Span } from '../text/span';
import { COMMA, SLOT } from '../text/units';
import { type ChainPlace, findChains, isWhole, type PageMember } from './chain-matcher';
import { forEachFrame, isPlaceholder } from './frame-matcher';
import type { Knowledge } from './knowledge';
import { forEachPhrase } from './matcher';
import { isMark, type PageText } from './page-text';
import { reusedRuns, trimmedRun } from './reuse';
import { isMortarAt, type WordFacts } from './word-facts';

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

/** Length of the longest function words, units. */
const MORTAR_UNITS = 4;

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
  for (const run of reusedRuns(index, page.text, REUSE_MIN_HAN)) {
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
  const text = page.text.replaceAll(',', '');
  const starts = commaFreeStarts(page.text, text.length);
  const atoms: Atom[] = [];
  const mayStart = (first: number) => page.beginsWell(starts[first]);
  const mayEnd = (last: number) => page.wordEnds(starts[last - 1] + 1);
  forEachPhrase(phrases, text, mayStart, mayEnd, (first, last, phrase) => {
    const start = starts[first];
    const end = starts[last - 1] + 1;
    if (!page.endsWell(end)) return;
    const hasComma = end - start > last - first;
    let key: string | undefined;
    if (hasComma || commaPhrases.has(phrase)) {
      const found = keyOf(page.text.slice(start, end), text.slice(first, last), commaPhrases.get(phrase));
      if (found === null) return;
      key = found;
    }
    const strength = phrases.strengths[phrase];
    atoms.push({
      start,
      end,
      kind: 'phrase',
      logit: logitOf(strength),
      rarity: phrases.rarities[phrase],
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

/** Offsets of the units of a text that are not commas. */
function commaFreeStarts(text: string, size: number): Uint32Array {
  const starts = new Uint32Array(size);
  for (let at = 0, count = 0; at < text.length; at++) if (text.charCodeAt(at) !== COMMA) starts[count++] = at;
  return starts;
}

/**
 * The normalised text of a phrase whose commas on the page differ; undefined where they are the same, null where the
 * page's commas split the phrase.
 * @param bare The wording without commas.
 * @param keys All known phrases that equal `bare` without their commas, if any has commas.
 */
function keyOf(
  wording: string,
  bare: string,
  keys: readonly string[] | undefined,
): string | null | undefined {
  if (keys === undefined ? wording === bare : keys.includes(wording)) return undefined;
  if (wording !== bare && wording.split(',').some(({ length }) => length < CLAUSE_UNITS)) return null;
  return keys?.[0] ?? bare;
}

/**
 * Chains whose members are on the page in another order, incomplete, or with other punctuation than known.
 * @param phrases The page's phrases, by start, then end.
 */
function chainAtoms({ chains }: Knowledge, page: PageText, phrases: readonly Atom[]): Atom[] {
  return findChains(chains, members(page), page)
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

function frameAtoms({ frames, wordFacts }: Knowledge, page: PageText): Atom[] {
  const atoms: Atom[] = [];
  const mayStart = (at: number) => page.wordBegins(at);
  forEachFrame(frames, page.text, mayStart, (start, fillerStart, fillerEnd, end, frame) => {
    const strength = frames.strengths[frame];
    if (!page.beginsWell(start) || !page.endsWell(end)) return;
    if (isPlaceholder(page.text, fillerStart)) {
      if (logitOf(strength) < PLACEHOLDER_LOGIT) return;
    } else {
      if (!page.wordBegins(fillerStart) || page.nextJoint(start + 1) < end) return;
      if (!opensClause(page, wordFacts, start) && !closesClause(page, wordFacts, end)) return;
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
function opensClause(page: PageText, known: WordFacts, at: number): boolean {
  if (page.isJoint(at)) return true;
  return isMortarAt(known, page.text, page.wordStart(at, Math.max(0, at - MORTAR_UNITS)), at);
}

/** Whether a clause or list member ends before a unit, or a particle or function word begins with it. */
function closesClause(page: PageText, known: WordFacts, at: number): boolean {
  if (page.isJoint(at)) return true;
  return isMortarAt(known, page.text, at, page.wordEnd(at, Math.min(page.text.length, at + MORTAR_UNITS)));
}

/** The list members and clauses between a page's punctuation marks, with an empty one for each barrier. */
function members(page: PageText): PageMember[] {
  const { text } = page;
  const found: PageMember[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const isEnd = at === text.length || isMark(text.charCodeAt(at));
    if (!isEnd && (at === start || !page.isEnumerated(at))) continue;
    if (at > start) found.push({ start, end: at, text: text.slice(start, at) });
    if (isEnd && text[at] !== ',') found.push({ start: at, end: at, text: '' });
    start = isEnd ? at + 1 : at;
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
