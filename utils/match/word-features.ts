import { isFunctionWord, isMortar, mayBegin, mayEnd } from '../phrases/function-words';
import type { Span } from '../text/span';
import { FIGURE } from '../text/unit-table';
import { isDangling } from '../text/words';
import { type Evidence, NOTHING } from './evidence';
import { isMark, type PageText } from './page-text';

/** What is looked at of a word of a page, in the order of its weights. */
export const WORD_FEATURES = [
  'cover', // best logit of the phrases over it
  'longest', // units of the longest of them
  'clauseStart', // 1 where its clause begins with it
  'clauseCover', // share of its clause's Han characters in phrases
  'clauseStrong', // share in phrases that are more likely set phrases than not
  'clauseLength', // Han characters of its clause, logarithm
  'density', // see Evidence.density
  'keyness', // logRatio of the word between KEYNESS and 4
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
/** Keyness of the words that the list of official words doesn't have. */
const KEYNESS = -1;
const FARTHEST = 6;

const SAYING = new Set('说 称 讲 问 表示 指出 强调 认为 提出 要求 介绍 告诉 宣布 透露 建议'.split(' '));

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
export function wordsOf(
  page: PageText,
  evidence: Evidence,
  keyness: ReadonlyMap<string, number>,
  clause: Span,
): PageWord[] {
  const spans = divide(page, clause);
  const texts = spans.map(({ start, end }) => page.text.slice(start, end));
  const mortar = texts.map(isMortar);
  const { hanBefore } = evidence;
  const han = (span: Span) => hanBefore[span.end] - hanBefore[span.start];
  const clauseHan = han(clause);
  const [clauseCover, clauseStrong] = coveredShares(spans, evidence, Math.max(1, clauseHan));
  const clauseLength = Math.log1p(clauseHan);
  const clauseTerm = spans.every(({ start }) => !evidence.isCovered(start) || evidence.term[start] === 1)
    ? 1
    : 0;
  const label = hanBefore[hanBefore.length - 1] < LABEL_HAN ? 1 : 0;
  const behind = nextPhrases(spans, evidence);
  const last = spans.length - 1;
  let before = -1;
  return spans.map((span, i) => {
    const { start, end } = span;
    const word = texts[i];
    const key = keyness.get(word) ?? KEYNESS;
    const isCovered = evidence.isCovered(start);
    const density = evidence.density(start, end);
    const framePiece = evidence.framePiece[start];
    const filler = evidence.filler[start];
    const next = behind[i];
    const open = isCovered ? 0 : 1;
    const features = [
      evidence.cover[start],
      evidence.longest[start],
      i === 0 ? 1 : 0,
      clauseCover,
      clauseStrong,
      clauseLength,
      density,
      Math.min(4, key),
      isDangling(word) ? 1 : 0,
      isFunctionWord(word) ? 1 : 0,
      han(span) === 1 ? 1 : 0,
      start > 0 && page.isEnumerated(start) ? 1 : 0,
      isCovered ? NOTHING : framePiece,
      isCovered ? framePiece : NOTHING,
      isCovered ? NOTHING : filler,
      isCovered ? filler : NOTHING,
      before < 0 ? 0 : open,
      next < 0 ? 0 : open,
      before < 0 ? 0 : open * evidence.cover[spans[before].start],
      next < 0 ? 0 : open * Math.min(FARTHEST, hanBefore[spans[next].start] - hanBefore[end]),
      open * density,
      i === 0 && isFigure(page, start - 1) ? 1 : 0,
      i === last && isFigure(page, end) ? 1 : 0,
      SAYING.has(word) ? 1 : 0,
      evidence.term[start],
      label,
      clauseTerm,
    ];
    if (isCovered) before = i;
    const opens = (i > 0 && mortar[i - 1]) || isClauseEdge(page, start);
    const closes = (i < last && mortar[i + 1]) || isClauseEdge(page, end);
    const isOfficial = !isCovered && key >= OFFICIAL;
    return {
      start,
      end,
      han: han(span),
      features,
      isKnown: isCovered || framePiece > 0 || filler > 0,
      mayBegin: mayStand(word, evidence.begins.get(start), opens, mayBegin, isOfficial),
      mayEnd: mayStand(word, evidence.ends.get(end), closes, mayEnd, false),
    };
  });
}

/** Shares of a clause's Han characters in phrases, and in phrases that are more likely set phrases than not. */
function coveredShares(spans: readonly Span[], evidence: Evidence, total: number): [number, number] {
  let covered = 0;
  let strong = 0;
  for (const { start, end } of spans) {
    if (!evidence.isCovered(start)) continue;
    const han = evidence.hanBefore[end] - evidence.hanBefore[start];
    covered += han;
    if (evidence.cover[start] > 0) strong += han;
  }
  return [covered / total, strong / total];
}

/**
 * Whether a mark may have a word at its edge: where a clause or member of a list ends, or mortar stands beyond it, any
 * that suits; elsewhere, and of words that don't suit, one at which something known is whole; and official words of
 * more than one character: single ones are but pieces of words that the word list lacks.
 * @param isWhole Whether something known is whole there; undefined where nothing known has an edge there.
 */
function mayStand(
  word: string,
  isWhole: boolean | undefined,
  isFree: boolean,
  suits: (word: string) => boolean,
  isOfficial: boolean,
): boolean {
  if (isDangling(word)) return false;
  if (isFree && suits(word)) return true;
  return isWhole === true || (isOfficial && word.length > 1 && suits(word));
}

/** Whether a clause or a member of a list begins or ends at a unit; a figure ends none. */
function isClauseEdge(page: PageText, at: number): boolean {
  return page.isJoint(at) && !isFigure(page, at) && !isFigure(page, at - 1);
}

function isFigure(page: PageText, at: number): boolean {
  return page.text.charCodeAt(at) === FIGURE;
}

function divide(page: PageText, clause: Span): Span[] {
  const spans: Span[] = [];
  let start = clause.start;
  for (let at = clause.start + 1; at <= clause.end; at++) {
    if (at < clause.end && !page.wordBegins(at)) continue;
    spans.push({ start, end: at });
    start = at;
  }
  return spans;
}

/** For each word the number of the next one behind it that a phrase covers, or -1. */
function nextPhrases(spans: readonly Span[], evidence: Evidence): Int32Array {
  const next = new Int32Array(spans.length).fill(-1);
  for (let i = spans.length - 2; i >= 0; i--)
    next[i] = evidence.isCovered(spans[i + 1].start) ? i + 1 : next[i + 1];
  return next;
}
