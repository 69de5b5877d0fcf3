import { PHRASE_MIN_HAN } from '../limits';
import type { Span } from '../text/span';
import { reusable } from './reusable';

/** A word of a clause. Offsets are of normalised units. */
export interface MarkableWord extends Span {
  readonly han: number;
  /** Whether something known covers it. */
  readonly isKnown: boolean;
  /** Whether a mark may begin or end at it. */
  readonly mayBegin: boolean;
  readonly mayEnd: boolean;
  /** Whether a mark that begins or ends at it cuts a known compound there. */
  readonly cutsBefore: boolean;
  readonly cutsBehind: boolean;
}

/** Bits of `WeighedWords.bits`. */
const IS_KNOWN = 1;
const MAY_BEGIN = 2;
const MAY_END = 4;
const CUTS_BEFORE = 8;
const CUTS_BEHIND = 16;

/** The words of a clause with their weights, in columns that are kept when they are cleared. */
export class WeighedWords {
  size = 0;
  starts = new Int32Array(0x400);
  ends = new Int32Array(0x400);
  hans = new Int32Array(0x400);
  probabilities = new Float64Array(0x400);
  bits = new Uint8Array(0x400);

  /** @param probability How likely the word belongs to a formula, 0 to 1. */
  add(word: MarkableWord, probability: number): void {
    const at = this.size++;
    if (at === this.starts.length) this.#grow();
    this.starts[at] = word.start;
    this.ends[at] = word.end;
    this.hans[at] = word.han;
    this.probabilities[at] = probability;
    // Letters and signs gain nothing, so a mark begins or ends with them only if they are part of something known.
    const isEdge = word.han > 0 || word.isKnown;
    this.bits[at] =
      (word.isKnown ? IS_KNOWN : 0) |
      (word.mayBegin && isEdge ? MAY_BEGIN : 0) |
      (word.mayEnd && isEdge ? MAY_END : 0) |
      (word.cutsBefore ? CUTS_BEFORE : 0) |
      (word.cutsBehind ? CUTS_BEHIND : 0);
  }

  clear(): void {
    this.size = 0;
  }

  #grow(): void {
    const longer = <T extends Int32Array | Float64Array | Uint8Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    const length = 2 * this.starts.length;
    this.starts = longer(this.starts, new Int32Array(length));
    this.ends = longer(this.ends, new Int32Array(length));
    this.hans = longer(this.hans, new Int32Array(length));
    this.probabilities = longer(this.probabilities, new Float64Array(length));
    this.bits = longer(this.bits, new Uint8Array(length));
  }
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
const hansBefore = reusable((length) => new Int32Array(length));
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
  words: WeighedWords,
  threshold: number,
  share: number,
  isWhole: (span: Span) => boolean,
): Span[] {
  const { size, starts, ends, hans, probabilities, bits } = words;
  const gain = gains(size + 1);
  const han = hansBefore(size + 1);
  const known = knownHans(size + 1);
  gain[0] = han[0] = known[0] = 0;
  for (let i = 0; i < size; i++) {
    gain[i + 1] = gain[i] + hans[i] * (probabilities[i] - threshold);
    han[i + 1] = han[i] + hans[i];
    known[i + 1] = known[i] + ((bits[i] & IS_KNOWN) === 0 ? 0 : hans[i]);
  }
  const best = bests(size + 1);
  const from = origins(size + 1);
  best[0] = 0;
  for (let end = 1; end <= size; end++) {
    best[end] = best[end - 1];
    from[end] = -1;
    const last = bits[end - 1];
    if ((last & MAY_END) === 0) continue;
    for (let start = Math.max(0, end - MAX_WORDS); start < end; start++) {
      const length = han[end] - han[start];
      if (length < PHRASE_MIN_HAN) break;
      const first = bits[start];
      if ((first & MAY_BEGIN) === 0) continue;
      const cuts = ((first & CUTS_BEFORE) === 0 ? 0 : 1) + ((last & CUTS_BEHIND) === 0 ? 0 : 1);
      const value = best[start] + gain[end] - gain[start] - (PART_COST + CUT_COST * cuts);
      if (value <= best[end]) continue;
      if (known[end] - known[start] < share * length) continue;
      if (!isWhole({ start: starts[start], end: ends[end - 1] })) continue;
      best[end] = value;
      from[end] = start;
    }
  }
  const segments: Span[] = [];
  for (let end = size; end > 0; ) {
    if (from[end] < 0) end--;
    else {
      segments.push({ start: starts[from[end]], end: ends[end - 1] });
      end = from[end];
    }
  }
  return segments.reverse();
}
