import type { Normalised } from '../text/normalise';
import type { Span } from '../text/span';
import { COMMA, isBarrier } from '../text/units';
import { wordEdges } from '../words/word-edges';
import type { WordList } from '../words/word-list';

/** Words that are told to each side of a wording. */
const NEIGHBOURS = 5;

/** Text to each side that is divided into words, normalised units: as long as five words are as a rule, and some more, so that the last is whole. */
const REACH = 14;

/** A word beside a wording; offsets are of the document's normalised text. */
export interface NeighbourWord extends Span {
  /** Whether a comma stands between it and the wording. */
  readonly isBeyondComma: boolean;
}

/** The words to both sides of a wording, the nearest first. */
export interface NeighbourWords {
  readonly left: readonly NeighbourWord[];
  readonly right: readonly NeighbourWord[];
}

/**
 * Up to NEIGHBOURS words to each side of a span of a document's normalised text. None stands beyond a barrier (the end
 * of a sentence, a figure, a slot); commas are passed over. Words begin and end at the span whatever it cuts.
 * @param source The document's text.
 */
export function neighbourWords(
  words: WordList,
  source: string,
  normalised: Normalised,
  { start, end }: Span,
): NeighbourWords {
  const { text } = normalised;
  let first = start;
  while (first > Math.max(0, start - REACH) && !isBarrier(text.charCodeAt(first - 1))) first--;
  let last = end;
  while (last < Math.min(text.length, end + REACH) && !isBarrier(text.charCodeAt(last))) last++;
  return {
    left: nearest(wordsOf(words, source, normalised, { start: first, end: start }).reverse(), text),
    right: nearest(wordsOf(words, source, normalised, { start: end, end: last }), text),
  };
}

function wordsOf(
  words: WordList,
  source: string,
  { text, starts }: Normalised,
  { start, end }: Span,
): Span[] {
  const piece = { text: text.slice(start, end), starts: starts.subarray(start, end + 1) };
  const edges = wordEdges(words, source, piece);
  const found: Span[] = [];
  for (let at = start, next = at + 1; at < end; at = next++) {
    while (next < end && edges[next - start] === 0) next++;
    found.push({ start: at, end: next });
  }
  return found;
}

function nearest(found: readonly Span[], text: string): NeighbourWord[] {
  const near: NeighbourWord[] = [];
  let isBeyondComma = false;
  for (const { start, end } of found) {
    if (near.length === NEIGHBOURS) break;
    if (text.charCodeAt(start) === COMMA) isBeyondComma = true;
    else near.push({ start, end, isBeyondComma });
  }
  return near;
}
