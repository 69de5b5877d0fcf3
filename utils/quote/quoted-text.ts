import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';
import { isInPair, type TextQuoteSelector } from './describe';

/** A wording and its surroundings as one text, its lines, its gaps, and where words begin and end in it. Offsets are UTF-16 units of the whole. */
export class QuotedText {
  readonly whole: string;
  readonly #quote: TextQuoteSelector;
  readonly #gaps: ReadonlySet<number>;

  constructor(quote: TextQuoteSelector) {
    this.#quote = quote;
    this.whole = quote.prefix + quote.exact + quote.suffix;
    this.#gaps = new Set(quote.gaps);
  }

  /** Whether a word begins or ends at an offset, for sure or by the dictionary. */
  isEdge(at: number): boolean {
    return this.isSureEdge(at) || this.wordEdges(at, at).includes(at);
  }

  /** Whether there is such an offset from one to another, both included. */
  hasEdge(from: number, to: number): boolean {
    return offsetsFrom(from, to + 1).some((at) => this.isEdge(at));
  }

  /** Whether every browser takes an offset of the whole for a word's edge. */
  isSureEdge(at: number): boolean {
    if (at <= 0) return this.#quote.prefix.length < QUOTE_CONTEXT - 1;
    if (at >= this.whole.length) return this.#quote.suffix.length < QUOTE_CONTEXT - 1;
    return isSureEdge(this.whole, at) || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** A term rather begins behind punctuation than with it. */
  isPunctuation(at: number): boolean {
    return at > 0 && /[\p{P}\s]/u.test(this.whole.charAt(at)) && !this.isWall(at);
  }

  /**
   * Word edges within a part of a line by the dictionary. Some browsers see other text at a gap, and some see none: it
   * has to be an edge both with the line cut off there and with the line as one.
   */
  wordEdges(from: number, to: number): number[] {
    const [line, run] = [this.#around(from, to, false), this.#around(from, to, true)];
    const edges = new Set(this.#edgesIn(line));
    return this.#edgesIn(run).filter((at) => at >= from && at <= to && edges.has(at));
  }

  #edgesIn({ start, end }: Span): number[] {
    const isCutBefore = start === 0 ? !this.isSureEdge(0) : !this.isWall(start);
    const isCutAfter = end === this.whole.length ? !this.isSureEdge(end) : !this.isWall(end);
    return wordEdges(this.whole.slice(start, end), isCutBefore, isCutAfter).map((at) => start + at);
  }

  /** A part with what is around it in its line, up to gaps or not, at most QUOTE_CONTEXT units on each side. */
  #around(from: number, to: number, upToGaps: boolean): Span {
    const ends = (at: number) =>
      upToGaps ? this.isWall(at) : this.#isLineEnd(at - 1) || this.#isLineEnd(at);
    let start = from;
    while (start > Math.max(0, from - QUOTE_CONTEXT) && !ends(start)) start--;
    let end = to;
    while (end < Math.min(this.whole.length, to + QUOTE_CONTEXT) && !ends(end)) end++;
    return { start, end };
  }

  /** The next offset from which on a term can't go on, at most `most`. */
  lineEnd(from: number, most: number): number {
    let at = from + 1;
    while (at < most && !this.isWall(at)) at++;
    return Math.min(at, most, this.whole.length);
  }

  /** The last offset before one up to which a term can't go on, at least `least`. */
  lineStart(from: number, least: number): number {
    let at = from - 1;
    while (at > least && !this.isWall(at)) at--;
    return Math.max(at, least, 0);
  }

  /** Whether no term can have text on both sides of an offset: a line ends there, or the page has a gap. */
  isWall(at: number): boolean {
    if (at <= 0 || at >= this.whole.length) return true;
    const isGap = this.#gaps.has(at) && !isInPair(this.whole, at);
    return isGap || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** Old snippets have a space for a line end around the wording; in Chinese text it hardly ever is one. */
  #isLineEnd(at: number): boolean {
    const unit = this.whole.charAt(at);
    if (unit === '\n' || unit === '\r') return true;
    const { prefix, exact, gaps } = this.#quote;
    if (gaps !== undefined || unit !== ' ') return false;
    const isAround = at < prefix.length || at >= prefix.length + exact.length;
    return isAround && !(/[!-~]/.test(this.whole.charAt(at - 1)) && /[!-~]/.test(this.whole.charAt(at + 1)));
  }

  /** Whether a line ends at an offset and the next one follows it at once. */
  isOpenLineEnd(at: number): boolean {
    return at > 0 && this.#isLineEnd(at) && !this.#gaps.has(at) && !this.#gaps.has(at + 1);
  }
}

/** All offsets from one on and before another. */
export function offsetsFrom(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

/** Letters and figures that are no Han characters: punctuation between two of them can be part of a word (3.5, don’t). */
const WORD_UNIT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Whether a word begins or ends at an offset of a text whatever the dictionary: beside white space or punctuation
 * (Unicode Standard Annex 29), and at both ends of the text. False where that takes a dictionary to say.
 */
export function isSureEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  // Marks, joiners and variation selectors belong to what is before them.
  if (isInPair(text, at) || /[\p{M}\p{Cf}]/u.test(text[at]) || /\p{Cf}/u.test(text[at - 1])) return false;
  // Several spaces are one word.
  if (/\s/.test(text[at - 1]) && /\s/.test(text[at])) return false;
  return breaks(text, at - 1) || breaks(text, at);
}

/** Whether the unit at an offset is white space or punctuation that is part of no word. */
function breaks(text: string, at: number): boolean {
  if (/\s/.test(text[at])) return true;
  if (!/\p{P}/u.test(text[at]) || /\p{Pc}/u.test(text[at])) return false;
  return !(isWordUnit(text[at - 1]) && isWordUnit(text[at + 1]));
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && WORD_UNIT.test(unit) && !HAN.test(unit);
}

/** How much of a cut text's end is left out to see which edges depend on it, UTF-16 units. */
const MOST_CUT = 8;

let segmenter: Intl.Segmenter | undefined;

/**
 * Where words begin and end by the dictionary of the browser, in ascending order. A dictionary divides a run of Han
 * characters as a whole, so where the text is cut off, edges that move when more of it is cut are left out. Empty
 * where the browser can't tell.
 * @param cutBefore Whether there is more text before it, which is not known; `cutAfter` the same after it.
 */
export function wordEdges(text: string, cutBefore: boolean, cutAfter: boolean): number[] {
  if (!('Segmenter' in Intl)) return [];
  let edges = edgesOf(text, 0);
  for (let cut = 1; cut <= MOST_CUT && cut < text.length; cut++) {
    for (const [isCut, part, offset] of [
      [cutBefore, text.slice(cut), cut],
      [cutAfter, text.slice(0, -cut), 0],
    ] as const) {
      if (!isCut) continue;
      const others = new Set(edgesOf(part, offset));
      edges = edges.filter((edge) => others.has(edge));
    }
  }
  return edges;
}

function edgesOf(text: string, offset: number): number[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...Array.from(segmenter.segment(text), ({ index }) => offset + index), offset + text.length];
}
