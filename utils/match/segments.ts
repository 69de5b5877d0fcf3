import { PHRASE_MIN_HAN } from '../limits';
import type { Span } from '../text/span';
import { reusable } from './reusable';

/** A word of a clause with its weight. Offsets are of normalised units. */
export interface WeighedWord extends Span {
  readonly han: number;
  /** How likely it belongs to a formula, 0 to 1. */
  readonly probability: number;
  /** Whether something known covers it. */
  readonly isKnown: boolean;
  /** Whether a mark may begin or end at it. */
  readonly mayBegin: boolean;
  readonly mayEnd: boolean;
  /** Whether a mark that begins or ends at it cuts a known compound there. */
  readonly cutsBefore: boolean;
  readonly cutsBehind: boolean;
}

/** Cost of each part, in Han characters of full gain, so that fewer and longer parts win over equally good ones. */
export const PART_COST = 0.5;

/** Cost of each edge that cuts a known compound, in Han characters of full gain. */
export const CUT_COST = 0.7;

/** Maximum length of a mark within a clause, words: anything longer is text without punctuation, not a formula. */
const MAX_WORDS = 60;

/**
 * Running totals before each word: gain and Han characters; the best total gain so far, and where its last part begins.
 */
const gains = reusable((length) => new Float64Array(length));
const hans = reusable((length) => new Int32Array(length));
const knownHans = reusable((length) => new Int32Array(length));
const bests = reusable((length) => new Float64Array(length));
const origins = reusable((length) => new Int32Array(length));

/**
 * The parts of a clause to mark: those with the highest total gain, where each Han character gains its word's
 * probability minus `threshold`. A part has at least PHRASE_MIN_HAN Han characters, `share` of them in known
 * words, and begins and ends where its words allow it.
 * Source of the method: S. Sarawagi, W. Cohen, "Semi-Markov Conditional Random Fields", NIPS 2004 (decoding).
 * @param isWhole Whether a span may be marked, e.g. doesn't cut into a quotation.
 */
export function bestSegments(
  words: readonly WeighedWord[],
  threshold: number,
  share: number,
  isWhole: (span: Span) => boolean,
): Span[] {
  const size = words.length;
  const gain = gains(size + 1);
  const han = hans(size + 1);
  const known = knownHans(size + 1);
  gain[0] = han[0] = known[0] = 0;
  for (let i = 0; i < size; i++) {
    const word = words[i];
    gain[i + 1] = gain[i] + word.han * (word.probability - threshold);
    han[i + 1] = han[i] + word.han;
    known[i + 1] = known[i] + (word.isKnown ? word.han : 0);
  }
  const best = bests(size + 1);
  const from = origins(size + 1);
  best[0] = 0;
  for (let end = 1; end <= size; end++) {
    best[end] = best[end - 1];
    from[end] = -1;
    if (!words[end - 1].mayEnd || !isEdge(words[end - 1])) continue;
    for (let start = Math.max(0, end - MAX_WORDS); start < end; start++) {
      const length = han[end] - han[start];
      if (length < PHRASE_MIN_HAN) break;
      const value = best[start] + gain[end] - gain[start] - costOf(words[start], words[end - 1]);
      if (value <= best[end] || !words[start].mayBegin || !isEdge(words[start])) continue;
      if (known[end] - known[start] < share * length) continue;
      if (!isWhole({ start: words[start].start, end: words[end - 1].end })) continue;
      best[end] = value;
      from[end] = start;
    }
  }
  const segments: Span[] = [];
  for (let end = size; end > 0; ) {
    if (from[end] < 0) end--;
    else {
      segments.push({ start: words[from[end]].start, end: words[end - 1].end });
      end = from[end];
    }
  }
  return segments.reverse();
}

function costOf({ cutsBefore }: WeighedWord, { cutsBehind }: WeighedWord): number {
  return PART_COST + CUT_COST * (Number(cutsBefore) + Number(cutsBehind));
}

/** Letters and signs gain nothing, so a mark begins or ends with them only if they are part of something known. */
function isEdge({ han, isKnown }: WeighedWord): boolean {
  return han > 0 || isKnown;
}
