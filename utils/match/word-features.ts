import { DANGLING, NO_BEGINNING, NO_END } from '../phrases/function-words';
import type { Span } from '../text/span';
import { FIGURE } from '../text/units';
import { type Evidence, NOTHING } from './evidence';
import { classOf, keynessOf, knownAt, type WordKnowledge } from './known-words';
import { isMark, type PageText, WORD } from './page-text';
import { Numbers } from './reusable';
import type { MarkableWord } from './segments';
import { SAYING, SPOKEN } from './word-facts';

/** The features of a page's word, with their positions in the model. */
const POSITION = {
  cover: 0, // best logit of the phrases that cover it
  longest: 1, // units of the longest of them
  clauseStart: 2, // 1 where its clause begins with it
  clauseCover: 3, // share of its clause's Han characters in phrases
  clauseStrong: 4, // share in phrases that are more likely set than not
  clauseLength: 5, // Han characters of its clause, logarithm
  density: 6, // see Evidence.density
  keyness: 7, // logRatio of the word, UNKNOWN_KEYNESS to 4
  particle: 8, // 1 for 的 and the like
  functionWord: 9, // 1 for words that no phrase begins or ends with
  single: 10, // 1 for a word of one character
  enumerated: 11, // 1 where a 、 precedes it
  framePiece: 12, // outside phrases: best logit of the frames that have it in a fixed piece
  framePieceCovered: 13, // the same within a phrase
  filler: 14, // outside phrases: best logit of the frames that have it in their slot
  fillerCovered: 15, // the same within a phrase
  phraseBefore: 16, // outside phrases: 1 where its clause has a phrase before it
  phraseBehind: 17, // outside phrases: 1 where its clause has a phrase after it
  strengthBefore: 18, // outside phrases: logit of the phrase before it
  distanceBehind: 19, // outside phrases: Han characters to the phrase after it, at most 6
  openDensity: 20, // outside phrases: density
  figureBefore: 21, // 1 where it is the first word of its clause and a figure precedes it
  figureBehind: 22, // 1 where it is the last word of its clause and a figure follows it
  saying: 23, // 1 for verbs of saying
  term: 24, // 1 where the best phrase that covers it is a term
  clauseTerm: 25, // 1 where the best phrases over all covered words of its clause are terms
} as const;

export const WORD_FEATURES = Object.keys(POSITION) as readonly (keyof typeof POSITION)[];

/** Minimum keyness of a word for a mark to begin with it in the middle of a clause. */
const MIN_OFFICIAL = 1;
/** Han characters to the next phrase beyond which the distance makes no difference. */
const MAX_DISTANCE = 6;

/** A word of a page; offsets are of normalised units. */
export interface PageWord extends Span {
  readonly han: number;
  /** Values of WORD_FEATURES. */
  readonly features: readonly number[];
  /** Whether a phrase covers it, or a template that is more likely set than not. */
  readonly isKnown: boolean;
  /** Whether a mark may begin or end with this word. */
  readonly mayBegin: boolean;
  readonly mayEnd: boolean;
  /** Whether a mark that begins or ends with this word cuts a known compound there. */
  readonly cutsBefore: boolean;
  readonly cutsBehind: boolean;
}

/** The clauses of a text that have any evidence: runs without commas and barriers. In order. */
export function clausesWithEvidence(units: Uint16Array, evidence: Evidence): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  let has = false;
  for (let at = 0; at <= units.length; at++) {
    if (at < units.length && !isMark(units[at])) {
      has ||= evidence.isCovered(at) || evidence.framePiece[at] > NOTHING;
      continue;
    }
    if (has) clauses.push({ start, end: at });
    start = at + 1;
    has = false;
  }
  return clauses;
}

/** The words of a clause with their features. */
export function wordsOf(page: PageText, evidence: Evidence, known: WordKnowledge, clause: Span): PageWord[] {
  const words: PageWord[] = [];
  forEachWord(page, evidence, known, clause, (word, features) =>
    words.push({ ...word, features: [...features] }),
  );
  return words;
}

/** Values of WORD_FEATURES, overwritten for each word. */
const scratch = new Float64Array(WORD_FEATURES.length);

/** A word whose features are being computed. */
export interface MeasuredWord extends MarkableWord {
  /** Whether a phrase covers it. */
  readonly isCovered: boolean;
  /** Bits of `WordFacts`. */
  readonly wordClass: number;
  readonly keyness: number;
}

/** The only one, overwritten for each word. */
const measured: { -readonly [K in keyof MeasuredWord]: MeasuredWord[K] } = {
  start: 0,
  end: 0,
  han: 0,
  isCovered: false,
  wordClass: 0,
  keyness: 0.5,
  isKnown: false,
  mayBegin: false,
  mayEnd: false,
  cutsBefore: false,
  cutsBehind: false,
};

/** Starts of a clause's words, and its end. */
const clauseEdges = new Numbers();

/**
 * Calls back with each word of a clause. The word and its `features` (values of WORD_FEATURES) are valid only until the
 * callback returns.
 */
export function forEachWord(
  page: PageText,
  evidence: Evidence,
  known: WordKnowledge,
  clause: Span,
  visit: (word: MeasuredWord, features: Float64Array) => void,
): void {
  findEdges(page, clause);
  const edges = clauseEdges.values;
  const size = clauseEdges.size - 1;
  const { longest, hanBefore, framePiece, filler, within } = evidence;
  const measures = measuresOf(edges, size, evidence, clause);
  let before = -1;
  let next = 0;
  let wasMortar = false;
  let facts = knownAt(known, page, edges[0], edges[1]);
  for (let i = 0; i < size; i++) {
    const start = edges[i];
    const end = edges[i + 1];
    const isCovered = longest[start] > 0;
    const wordClass = classOf(facts);
    const word = measured;
    word.start = start;
    word.end = end;
    word.han = hanBefore[end] - hanBefore[start];
    word.isCovered = isCovered;
    word.wordClass = wordClass;
    word.keyness = keynessOf(facts);
    word.isKnown = isCovered || framePiece[start] > 0 || filler[start] > 0;
    word.cutsBefore = within[start] === 1;
    word.cutsBehind = within[end] === 1;
    const isLast = i === size - 1;
    facts = isLast ? 0 : knownAt(known, page, end, edges[i + 2]);
    if (next <= i) for (next = i + 1; next < size && longest[edges[next]] === 0; ) next++;
    writeOwn(page, evidence, word);
    writeClause(page, measures, word, i === 0, isLast);
    writeNeighbours(evidence, word, before, next === size ? -1 : edges[next]);
    word.mayBegin = mayBegin(page, evidence, word, wasMortar);
    word.mayEnd = mayEnd(page, evidence, word, classOf(facts) & ~(SAYING | SPOKEN));
    visit(word, scratch);
    if (isCovered) before = start;
    wasMortar = (wordClass & ~(SAYING | SPOKEN)) !== 0;
  }
}

/** Writes the features of the word alone. */
function writeOwn(page: PageText, evidence: Evidence, word: MeasuredWord): void {
  const { start, isCovered, wordClass } = word;
  const { cover, longest, framePiece, filler, term } = evidence;
  scratch[POSITION.cover] = cover[start];
  scratch[POSITION.longest] = longest[start];
  scratch[POSITION.density] = evidence.density(start, word.end);
  scratch[POSITION.keyness] = Math.min(4, word.keyness);
  scratch[POSITION.particle] = (wordClass & DANGLING) !== 0 ? 1 : 0;
  scratch[POSITION.functionWord] = (wordClass & (NO_BEGINNING | NO_END)) !== 0 ? 1 : 0;
  scratch[POSITION.single] = word.han === 1 ? 1 : 0;
  scratch[POSITION.enumerated] = start > 0 && page.isEnumerated(start) ? 1 : 0;
  scratch[POSITION.framePiece] = isCovered ? NOTHING : framePiece[start];
  scratch[POSITION.framePieceCovered] = isCovered ? framePiece[start] : NOTHING;
  scratch[POSITION.filler] = isCovered ? NOTHING : filler[start];
  scratch[POSITION.fillerCovered] = isCovered ? filler[start] : NOTHING;
  scratch[POSITION.saying] = (wordClass & SAYING) !== 0 ? 1 : 0;
  scratch[POSITION.term] = term[start];
}

/** Writes the features that depend on the word's clause. */
function writeClause(
  page: PageText,
  measures: ClauseMeasures,
  { start, end }: MeasuredWord,
  isFirst: boolean,
  isLast: boolean,
): void {
  scratch[POSITION.clauseStart] = isFirst ? 1 : 0;
  scratch[POSITION.clauseCover] = measures.cover;
  scratch[POSITION.clauseStrong] = measures.strong;
  scratch[POSITION.clauseLength] = measures.length;
  scratch[POSITION.figureBefore] = isFirst && isFigure(page, start - 1) ? 1 : 0;
  scratch[POSITION.figureBehind] = isLast && isFigure(page, end) ? 1 : 0;
  scratch[POSITION.clauseTerm] = measures.term;
}

/**
 * Writes the features that depend on the phrases around the word; call `writeOwn` first.
 * @param before Start of the last covered word before it; -1 where the clause has none.
 * @param next Start of the next covered word after it, or -1.
 */
function writeNeighbours(
  { cover, hanBefore }: Evidence,
  { end, isCovered }: MeasuredWord,
  before: number,
  next: number,
): void {
  const open = isCovered ? 0 : 1;
  scratch[POSITION.phraseBefore] = before < 0 ? 0 : open;
  scratch[POSITION.phraseBehind] = next < 0 ? 0 : open;
  scratch[POSITION.strengthBefore] = before < 0 ? 0 : open * cover[before];
  scratch[POSITION.distanceBehind] =
    next < 0 ? 0 : open * Math.min(MAX_DISTANCE, hanBefore[next] - hanBefore[end]);
  scratch[POSITION.openDensity] = open * scratch[POSITION.density];
}

/** @param isAfterMortar Whether the word before is of a closed class. */
function mayBegin(page: PageText, evidence: Evidence, word: MeasuredWord, isAfterMortar: boolean): boolean {
  const { start, end, isCovered, wordClass, keyness } = word;
  if ((wordClass & DANGLING) !== 0) return false;
  if (evidence.wholeStart[start] === 1) return true;
  if ((wordClass & NO_BEGINNING) !== 0) return false;
  // Where nothing known has an edge, single characters are just pieces of words that the list lacks.
  const isOfficial = !isCovered && keyness >= MIN_OFFICIAL && end - start > 1;
  return isOfficial || isAfterMortar || isClauseEdge(page, start);
}

/** @param classBehind Bits of `wordClass` of the word after it, 0 at the end of a clause. */
function mayEnd(page: PageText, evidence: Evidence, word: MeasuredWord, classBehind: number): boolean {
  const { start, end, wordClass } = word;
  if ((wordClass & DANGLING) !== 0) return false;
  if (evidence.wholeEnd[end] === 1) return true;
  if ((wordClass & NO_END) !== 0) return false;
  // A single character before a particle is usually the end of a word that the list lacks.
  const isStub = end - start === 1 && (classBehind & DANGLING) !== 0;
  return (classBehind !== 0 && !isStub) || isClauseEdge(page, end);
}

/** Features that all words of a clause share. */
interface ClauseMeasures {
  readonly cover: number;
  readonly strong: number;
  readonly length: number;
  readonly term: number;
}

function measuresOf(edges: Int32Array, size: number, evidence: Evidence, clause: Span): ClauseMeasures {
  const { hanBefore, longest, cover, term } = evidence;
  const han = hanBefore[clause.end] - hanBefore[clause.start];
  const total = Math.max(1, han);
  let covered = 0;
  let strong = 0;
  let isTerm = 1;
  for (let i = 0; i < size; i++) {
    const start = edges[i];
    if (longest[start] === 0) continue;
    const wordHan = hanBefore[edges[i + 1]] - hanBefore[start];
    covered += wordHan;
    if (cover[start] > 0) strong += wordHan;
    if (term[start] === 0) isTerm = 0;
  }
  return { cover: covered / total, strong: strong / total, length: Math.log1p(han), term: isTerm };
}

/** Whether a clause or list member begins or ends at a unit; figures don't count as ends. */
function isClauseEdge(page: PageText, at: number): boolean {
  return page.isJoint(at) && !isFigure(page, at) && !isFigure(page, at - 1);
}

function isFigure(page: PageText, at: number): boolean {
  return page.units[at] === FIGURE;
}

/** Fills `clauseEdges`. */
function findEdges({ edges }: PageText, { start, end }: Span): void {
  clauseEdges.clear();
  clauseEdges.push(start);
  for (let at = start + 1; at < end; at++) if ((edges[at] & WORD) !== 0) clauseEdges.push(at);
  clauseEdges.push(end);
}
