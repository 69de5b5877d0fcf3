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

/** One thing that is known, at one place of a page: what marks are made of. Offsets are of normalised units. */
export interface Atom extends Span {
  readonly kind: MarkKind;
  /** How much of a set phrase it is, a logit. */
  readonly logit: number;
  /** Number of its rarity among RARITIES. */
  readonly rarity: number;
  /** Whether a mark may begin, or end, with it in the middle of a clause. */
  readonly isWholeStart: boolean;
  readonly isWholeEnd: boolean;
  /** Whether it is a name or topic, and no formula. */
  readonly isTerm?: boolean | undefined;
  /** Of a template, what fills it. */
  readonly filler?: Span | undefined;
  readonly deviation?: ChainPlace | undefined;
  /** Of a phrase that the page has with other commas than the phrase is known with: its normalised text. */
  readonly key?: string | undefined;
}

/** What is known of the corpus alone is as rare as `rarityOf` says of what nobody counted. */
const UNCOUNTED = RARITIES.indexOf(rarityOf([]));

/** A run of the corpus is as sure as its best phrases. */
const REUSE_LOGIT = 4;

/** Least logit of a template that is filled by a figure: 实施…工程 with a number in it is but a number. */
const PLACEHOLDER_LOGIT = 1;

/** Longest function words, units. */
const MORTAR_UNITS = 4;

/** Minimum length of both clauses where a page has a comma and the phrase has none, units. */
const CLAUSE_UNITS = 4;

/** Everything known in a page's text between word edges, in no order; they overlap. */
export function findAtoms(knowledge: Knowledge, page: PageText, withReuse: boolean): Atom[] {
  const phrases = allPhraseAtoms(knowledge, page);
  const chains = chainAtoms(knowledge, page, phrases);
  return phrases.concat(frameAtoms(knowledge, page), withReuse ? reuseAtoms(knowledge, page) : [], chains);
}

/** An atom that is whole at both edges. All atoms have the same properties in the same order: so they are read fastest. */
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

/** The places of all phrases by their starts and ends, whichever of the two sets has them. */
function allPhraseAtoms(knowledge: Knowledge, page: PageText): Atom[] {
  const atoms = phraseAtoms(knowledge, page);
  if (knowledge.more === undefined) return atoms;
  return [...atoms, ...phraseAtoms(knowledge.more, page)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Every place of every phrase. Commas are looked at last, so that a phrase is found that has one where the page has
 * 、 or nothing, and the other way round. Phrases have no barriers, so that what is found has none.
 */
function phraseAtoms(
  { phrases, commaPhrases }: Pick<Knowledge, 'phrases' | 'commaPhrases'>,
  page: PageText,
): Atom[] {
  const text = page.text.replaceAll(',', '');
  const starts = commaFreeStarts(page.text, text.length);
  const atoms: Atom[] = [];
  const mayStart = (first: number) => page.beginsWell(starts[first]);
  forEachPhrase(phrases, text, mayStart, (first, last, phrase) => {
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

/** Where each unit of a text stands that is no comma. */
function commaFreeStarts(text: string, size: number): Uint32Array {
  const starts = new Uint32Array(size);
  for (let at = 0, count = 0; at < text.length; at++) if (text.charCodeAt(at) !== COMMA) starts[count++] = at;
  return starts;
}

/**
 * The normalised text of the phrase that a page has, perhaps with other commas; undefined where it has the same, null
 * where the page's commas divide the phrase.
 * @param bare The wording without commas.
 * @param keys Where the phrase is known with commas, all that are the same without them.
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
 * The chains whose members stand on the page in another order, or not all, or with other marks than they are known with.
 * @param phrases The page's phrases, by their starts and ends.
 */
function chainAtoms({ chains }: Knowledge, page: PageText, phrases: readonly Atom[]): Atom[] {
  return findChains(chains, members(page), page)
    .filter((place) => !hasAtom(phrases, place) && page.beginsWell(place.start) && page.endsWell(place.end))
    .map((place) => {
      const { chain } = place;
      const rarity = RARITIES.indexOf(chain.rarity);
      const logit = logitOf(chain.strength);
      if (isWhole(place)) return atomOf(place, 'phrase', logit, rarity, { key: chainKey(chain.text) });
      // What differs from the fixed wording is rarer than that.
      const rarer = Math.min(rarity + 1, RARITIES.length - 1);
      return atomOf(place, 'deviation', logit, rarer, { deviation: place });
    });
}

/** Whether one of some atoms has just this span. @param atoms By their starts and ends. */
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
      // A single character opens frames of clauses alone (为…提供支撑).
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

/** Whether a clause or a member of a list begins at a unit, or a particle or function word stands before it. */
function opensClause(page: PageText, known: WordFacts, at: number): boolean {
  if (page.isJoint(at)) return true;
  return isMortarAt(known, page.text, page.wordStart(at, Math.max(0, at - MORTAR_UNITS)), at);
}

/** Whether a clause or a member of a list ends before a unit, or a particle or function word begins with it. */
function closesClause(page: PageText, known: WordFacts, at: number): boolean {
  if (page.isJoint(at)) return true;
  return isMortarAt(known, page.text, at, page.wordEnd(at, Math.min(page.text.length, at + MORTAR_UNITS)));
}

/** The members of lists and clauses of a page between marks; where a barrier stands, an empty one. */
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
 * Under which an atom of a page's normalised text is known and looked up: of a template its frame, of a deviation the
 * fixed wording, of a phrase its own commas.
 */
export function atomKey(text: string, { start, end, key, filler, deviation }: Atom): string {
  if (key !== undefined) return key;
  if (deviation) return chainKey(deviation.chain.text);
  if (filler)
    return text.slice(start, filler.start) + String.fromCharCode(SLOT) + text.slice(filler.end, end);
  return text.slice(start, end);
}
