import { DANGLING, NO_BEGINNING, NO_END } from '../phrases/function-words';
import type { Span } from '../text/span';
import { FIGURE } from '../text/units';
import { type Evidence, NOTHING } from './evidence';
import { isMark, type PageText } from './page-text';
import { classOf, factsAt, keynessOf, SAYING, SPOKEN, type WordFacts } from './word-facts';

/** What is looked at of a word of a page, in the order of its weights. */
export const WORD_FEATURES = [
  'cover', // best logit of the phrases over it
  'longest', // units of the longest of them
  'clauseStart', // 1 where its clause begins with it
  'clauseCover', // share of its clause's Han characters in phrases
  'clauseStrong', // share in phrases that are more likely set phrases than not
  'clauseLength', // Han characters of its clause, logarithm
  'density', // see Evidence.density
  'keyness', // logRatio of the word between UNKNOWN_KEYNESS and 4
  'particle', // 1 for 的 and the like
  'functionWord', // 1 for words that begin or end no phrase
  'single', // 1 for a word of one character
  'enumerated', // 1 where a 、 stands before it
  'framePiece', // in no phrase: best logit of the frames in whose fixed pieces it stands
  'framePieceCovered', // the same in a phrase
  'filler', // in no phrase: best logit of the frames in whose slot it stands
  'fillerCovered', // the same in a phrase
  'phraseBefore', // in no phrase: 1 where its clause has a phrase before it
  'phraseBehind', // in no phrase: 1 where its clause has a phrase behind it
  'strengthBefore', // in no phrase: logit of that phrase before it
  'distanceBehind', // in no phrase: Han characters to the phrase behind it, 6 at most
  'openDensity', // in no phrase: density
  'figureBefore', // 1 where it is the first of its clause and a figure stands before it
  'figureBehind', // 1 where it is the last of its clause and a figure stands behind it
  'saying', // 1 for verbs of saying
  'term', // 1 where the best phrase over it is a term
  'label', // 1 where the whole text is no longer than a label: a cell, a button, an entry of a menu
  'clauseTerm', // 1 where so it is of all words of its clause that phrases cover
] as const;

/** A text of fewer Han characters is a label. */
const LABEL_HAN = 10;
/** Least keyness of a word with which a mark may begin in the middle of a clause. */
const OFFICIAL = 1;
const FARTHEST = 6;

/** A word of a page; offsets are of normalised units. */
export interface PageWord extends Span {
  readonly han: number;
  /** Values of WORD_FEATURES. */
  readonly features: readonly number[];
  /** Whether a phrase covers it, or a template that is more likely a set one than not. */
  readonly isKnown: boolean;
  /** Whether a mark may begin or end at this word. */
  readonly mayBegin: boolean;
  readonly mayEnd: boolean;
}

/** The clauses of a text in which the evidence has anything: runs without commas and barriers. In order. */
export function clausesWithEvidence(text: string, evidence: Evidence): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  let has = false;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isMark(text.charCodeAt(at))) {
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
export function wordsOf(page: PageText, evidence: Evidence, known: WordFacts, clause: Span): PageWord[] {
  const words: PageWord[] = [];
  forEachWord(page, evidence, known, clause, (word, features) =>
    words.push({ ...word, features: [...features] }),
  );
  return words;
}

/** Values of WORD_FEATURES of one word after the other. */
const scratch = new Float64Array(WORD_FEATURES.length);

/** Calls back with the words of a clause; `features` holds the values of WORD_FEATURES until the callback returns. */
export function forEachWord(
  page: PageText,
  evidence: Evidence,
  known: WordFacts,
  clause: Span,
  visit: (word: Omit<PageWord, 'features'>, features: Float64Array) => void,
): void {
  const edges = wordEdges(page, clause);
  const size = edges.length - 1;
  const { cover, longest, hanBefore, framePiece, filler, term, wholeStart, wholeEnd } = evidence;
  const clauseHan = hanBefore[clause.end] - hanBefore[clause.start];
  const of = aboutClause(edges, evidence, Math.max(1, clauseHan));
  const clauseLength = Math.log1p(clauseHan);
  const label = hanBefore[hanBefore.length - 1] < LABEL_HAN ? 1 : 0;
  let before = -1;
  let next = 0;
  let wasMortar = false;
  let facts = factsAt(known, page.text, edges[0], edges[1]);
  for (let i = 0; i < size; i++) {
    const start = edges[i];
    const end = edges[i + 1];
    const wordClass = classOf(known, facts);
    const keyness = keynessOf(known, facts);
    const isLast = i === size - 1;
    facts = isLast ? -1 : factsAt(known, page.text, end, edges[i + 2]);
    const classBehind = classOf(known, facts) & ~(SAYING | SPOKEN);
    if (next <= i) for (next = i + 1; next < size && longest[edges[next]] === 0; ) next++;
    const han = hanBefore[end] - hanBefore[start];
    const isCovered = longest[start] > 0;
    const open = isCovered ? 0 : 1;
    const density = evidence.density(start, end);
    scratch[0] = cover[start];
    scratch[1] = longest[start];
    scratch[2] = i === 0 ? 1 : 0;
    scratch[3] = of.cover;
    scratch[4] = of.strong;
    scratch[5] = clauseLength;
    scratch[6] = density;
    scratch[7] = Math.min(4, keyness);
    scratch[8] = (wordClass & DANGLING) !== 0 ? 1 : 0;
    scratch[9] = (wordClass & (NO_BEGINNING | NO_END)) !== 0 ? 1 : 0;
    scratch[10] = han === 1 ? 1 : 0;
    scratch[11] = start > 0 && page.isEnumerated(start) ? 1 : 0;
    scratch[12] = isCovered ? NOTHING : framePiece[start];
    scratch[13] = isCovered ? framePiece[start] : NOTHING;
    scratch[14] = isCovered ? NOTHING : filler[start];
    scratch[15] = isCovered ? filler[start] : NOTHING;
    scratch[16] = before < 0 ? 0 : open;
    scratch[17] = next === size ? 0 : open;
    scratch[18] = before < 0 ? 0 : open * cover[before];
    scratch[19] = next === size ? 0 : open * Math.min(FARTHEST, hanBefore[edges[next]] - hanBefore[end]);
    scratch[20] = open * density;
    scratch[21] = i === 0 && isFigure(page, start - 1) ? 1 : 0;
    scratch[22] = isLast && isFigure(page, end) ? 1 : 0;
    scratch[23] = (wordClass & SAYING) !== 0 ? 1 : 0;
    scratch[24] = term[start];
    scratch[25] = label;
    scratch[26] = of.term;
    if (isCovered) before = start;
    const opens = wasMortar || isClauseEdge(page, start);
    // A single character before a particle is as a rule the end of a word that the list lacks.
    const isStub = end - start === 1 && (classBehind & DANGLING) !== 0;
    const closes = (classBehind !== 0 && !isStub) || isClauseEdge(page, end);
    // Where nothing known has an edge, single characters are but pieces of words that the list lacks.
    const isOfficial = open === 1 && keyness >= OFFICIAL && end - start > 1;
    const stands = (wordClass & DANGLING) === 0;
    const suits = (wordClass & NO_BEGINNING) === 0;
    visit(
      {
        start,
        end,
        han,
        isKnown: isCovered || framePiece[start] > 0 || filler[start] > 0,
        mayBegin: stands && (wholeStart[start] === 1 || (suits && (opens || isOfficial))),
        mayEnd: stands && (wholeEnd[end] === 1 || (closes && (wordClass & NO_END) === 0)),
      },
      scratch,
    );
    wasMortar = (wordClass & ~(SAYING | SPOKEN)) !== 0;
  }
}

/**
 * Shares of a clause's Han characters in phrases, and in phrases that are more likely set phrases than not; and 1 where
 * all words that phrases cover are covered by terms.
 */
function aboutClause(
  edges: readonly number[],
  { hanBefore, longest, cover, term }: Evidence,
  total: number,
): { cover: number; strong: number; term: number } {
  let covered = 0;
  let strong = 0;
  let isTerm = 1;
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i];
    if (longest[start] === 0) continue;
    const han = hanBefore[edges[i + 1]] - hanBefore[start];
    covered += han;
    if (cover[start] > 0) strong += han;
    if (term[start] === 0) isTerm = 0;
  }
  return { cover: covered / total, strong: strong / total, term: isTerm };
}

/** Whether a clause or a member of a list begins or ends at a unit; a figure ends none. */
function isClauseEdge(page: PageText, at: number): boolean {
  return page.isJoint(at) && !isFigure(page, at) && !isFigure(page, at - 1);
}

function isFigure(page: PageText, at: number): boolean {
  return page.text.charCodeAt(at) === FIGURE;
}

/** Where the words of a clause begin, and its end. */
function wordEdges(page: PageText, { start, end }: Span): number[] {
  const edges = [start];
  for (let at = start + 1; at < end; at++) if (page.wordBegins(at)) edges.push(at);
  edges.push(end);
  return edges;
}
