import { mayBegin, mayEnd } from '../phrases/function-words';
import type { Span } from '../text/span';
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
] as const;

/** Keyness of the words that the list of official words doesn't have. */
const KEYNESS = -1;
const FARTHEST = 6;

/** A word of a page; offsets are of normalised units. */
export interface PageWord extends Span {
  readonly han: number;
  /** Values of WORD_FEATURES. */
  readonly features: Float64Array;
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
  const { hanBefore } = evidence;
  const han = (span: Span) => hanBefore[span.end] - hanBefore[span.start];
  const total = Math.max(1, han(clause));
  const covered = spans.filter(({ start }) => evidence.isCovered(start));
  const strong = covered.filter(({ start }) => evidence.cover[start] > 0);
  const clauseCover = covered.reduce((sum, span) => sum + han(span), 0) / total;
  const clauseStrong = strong.reduce((sum, span) => sum + han(span), 0) / total;
  const behind = nextPhrases(spans, evidence);
  let before = -1;
  return spans.map((span, i) => {
    const { start, end } = span;
    const word = page.text.slice(start, end);
    const isCovered = evidence.isCovered(start);
    const density = evidence.density(start, end);
    const framePiece = evidence.framePiece[start];
    const filler = evidence.filler[start];
    const next = behind[i];
    const isOpen = isCovered ? 0 : 1;
    const features = Float64Array.from([
      evidence.cover[start],
      evidence.longest[start],
      i === 0 ? 1 : 0,
      clauseCover,
      clauseStrong,
      Math.log1p(han(clause)),
      density,
      Math.min(4, keyness.get(word) ?? KEYNESS),
      isDangling(word) ? 1 : 0,
      mayBegin(word) && mayEnd(word) ? 0 : 1,
      han(span) === 1 ? 1 : 0,
      start > 0 && page.isEnumerated(start) ? 1 : 0,
      isCovered ? NOTHING : framePiece,
      isCovered ? framePiece : NOTHING,
      isCovered ? NOTHING : filler,
      isCovered ? filler : NOTHING,
      before < 0 ? 0 : isOpen,
      next < 0 ? 0 : isOpen,
      before < 0 ? 0 : isOpen * evidence.cover[spans[before].start],
      next < 0 ? 0 : isOpen * Math.min(FARTHEST, hanBefore[spans[next].start] - hanBefore[end]),
      isOpen * density,
    ]);
    if (isCovered) before = i;
    const isKnown = isCovered || framePiece > 0 || filler > 0;
    return {
      ...span,
      han: han(span),
      features,
      isKnown,
      mayBegin: isCovered ? !isDangling(word) : mayBegin(word) && !isDangling(word),
      mayEnd: isCovered ? !isDangling(word) : mayEnd(word) && !isDangling(word),
    };
  });
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
