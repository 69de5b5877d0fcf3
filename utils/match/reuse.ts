import { type CorpusIndex, GRAM, gramHash, mayHaveGram } from '../index/corpus-index';
import { longestMatch } from '../index/search';
import { REUSE_MIN_HAN } from '../limits';
import { mayBegin, mayEnd } from '../phrases/function-words';
import type { Span } from '../text/span';
import { isBarrier } from '../text/units';
import type { PageText } from './page-text';

/**
 * The longest runs that a text shares with the corpus: at least `minimum` units (itself at least GRAM) without a
 * barrier, in order. They may overlap.
 *
 * Most places are ruled out without a search: if a gram of a window is not in the corpus, no run can cover it, so the
 * next window begins after that gram's first unit.
 */
export function reusedRuns(
  index: CorpusIndex,
  page: Pick<PageText, 'units' | 'text'>,
  minimum: number,
): Span[] {
  const { units } = page;
  const runs: Span[] = [];
  let reached = 0;
  let at = 0;
  while (at + minimum <= units.length) {
    // A run that is not inside the previous one reaches beyond it.
    const end = Math.max(at + minimum, reached + 1);
    const gap = lastUnknownGram(index, units, at, end);
    if (gap >= 0) {
      at = gap + 1;
      continue;
    }
    const length = longestMatch(index, page.text, at);
    if (length >= minimum && at + length > reached) {
      reached = at + length;
      runs.push({ start: at, end: reached });
    }
    at++;
  }
  return runs;
}

/** Start of the last gram of a stretch of text that has a barrier or is not in the corpus; -1 where there is none. */
function lastUnknownGram({ filter }: CorpusIndex, units: Uint16Array, start: number, end: number): number {
  if (end > units.length) return units.length;
  for (let at = end - GRAM; at >= start; at--) {
    const a = units[at];
    const b = units[at + 1];
    const c = units[at + 2];
    const d = units[at + 3];
    if (isBarrier(a) || isBarrier(b) || isBarrier(c) || isBarrier(d)) return at;
    if (!mayHaveGram(filter, gramHash(a, b, c, d))) return at;
  }
  return -1;
}

/**
 * The part of a run to show: whole clauses and list members if these are long enough; otherwise with the cut-off pieces
 * at one or both ends. Always whole words, without particles, commas and function words at the ends, and never across
 * an unpaired quote. Null where fewer than REUSE_MIN_HAN Han characters are left.
 */
export function trimmedRun(page: PageText, run: Span): Span | null {
  const { start, end } = withinQuotes(page, run);
  let first = start;
  while (first < end && !page.isJoint(first)) first++;
  let last = end;
  while (last > start && !page.isJoint(last)) last--;
  const choices = [
    { start: first, end: last },
    ...[
      { start, end: last },
      { start: first, end },
    ].sort((a, b) => b.end - b.start - (a.end - a.start)),
    { start, end },
  ];
  for (const choice of choices) {
    const trimmed = trimmedToWords(page, choice);
    if (trimmed !== null) return trimmed;
  }
  return null;
}

function withinQuotes(page: PageText, run: Span): Span {
  let closed = run;
  for (
    let next = page.besideUnpairedQuote(closed);
    next !== closed;
    next = page.besideUnpairedQuote(closed)
  ) {
    closed = next;
  }
  return closed;
}

function trimmedToWords(page: PageText, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && !(page.beginsWell(start) && mayBegin(page.wordFrom(start, end)))) start++;
  while (start < end && !(page.endsWell(end) && mayEnd(page.wordBefore(end, start)))) end--;
  return page.countHan(start, end) >= REUSE_MIN_HAN ? { start, end } : null;
}
