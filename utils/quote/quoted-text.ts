import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';
import { isInPair, type TextQuoteSelector } from './describe';

/**
 * A wording and its surroundings as one text, with its lines, gaps and word edges. Offsets are UTF-16 units of the
 * whole.
 */
export class QuotedText {
  readonly whole: string;
  readonly #quote: TextQuoteSelector;
  readonly #gaps: ReadonlySet<number>;

  constructor(quote: TextQuoteSelector) {
    this.#quote = quote;
    this.whole = quote.prefix + quote.exact + quote.suffix;
    this.#gaps = new Set(quote.gaps);
  }

  /** Whether a word begins or ends at an offset, for certain or by the dictionary. */
  isEdge(at: number): boolean {
    return this.isSureEdge(at) || this.wordEdges(at, at).includes(at);
  }

  /** Whether there is a word edge from one offset to another, both included. */
  hasEdge(from: number, to: number): boolean {
    return offsetsFrom(from, to + 1).some((at) => this.isEdge(at));
  }

  /** Whether every browser has a word edge at an offset. */
  isSureEdge(at: number): boolean {
    if (at <= 0) return this.#quote.prefix.length < QUOTE_CONTEXT - 1;
    if (at >= this.whole.length) return this.#quote.suffix.length < QUOTE_CONTEXT - 1;
    return isSureEdge(this.whole, at) || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** Whether an offset is before punctuation: terms had better begin after it. */
  isPunctuation(at: number): boolean {
    return at > 0 && /[\p{P}\s]/u.test(this.whole.charAt(at)) && !this.isWall(at);
  }

  /**
   * Word edges by the dictionary from one offset to another within a line. At a gap some browsers see other text and
   * some see none, so an offset has to be an edge both with the line cut there and with the whole line.
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

  /** A span with what is around it in its line, up to gaps or across them, at most QUOTE_CONTEXT units on each side. */
  #around(from: number, to: number, upToGaps: boolean): Span {
    const ends = (at: number) =>
      upToGaps ? this.isWall(at) : this.#isLineEnd(at - 1) || this.#isLineEnd(at);
    let start = from;
    while (start > Math.max(0, from - QUOTE_CONTEXT) && !ends(start)) start--;
    let end = to;
    while (end < Math.min(this.whole.length, to + QUOTE_CONTEXT) && !ends(end)) end++;
    return { start, end };
  }

  /** The first wall after an offset, at most `max`. */
  lineEnd(from: number, max: number): number {
    let at = from + 1;
    while (at < max && !this.isWall(at)) at++;
    return Math.min(at, max, this.whole.length);
  }

  /** The last wall before an offset, at least `min`. */
  lineStart(from: number, min: number): number {
    let at = from - 1;
    while (at > min && !this.isWall(at)) at--;
    return Math.max(at, min, 0);
  }

  /** Whether no term can cross an offset, since a line ends or the page has a gap there. */
  isWall(at: number): boolean {
    if (at <= 0 || at >= this.whole.length) return true;
    const isGap = this.#gaps.has(at) && !isInPair(this.whole, at);
    return isGap || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** In the surroundings of old snippets, a space is a line end: in Chinese text it is hardly ever anything else. */
  #isLineEnd(at: number): boolean {
    const unit = this.whole.charAt(at);
    if (unit === '\n' || unit === '\r') return true;
    const { prefix, exact, gaps } = this.#quote;
    if (gaps !== undefined || unit !== ' ') return false;
    const isAround = at < prefix.length || at >= prefix.length + exact.length;
    return isAround && !(/[!-~]/.test(this.whole.charAt(at - 1)) && /[!-~]/.test(this.whole.charAt(at + 1)));
  }

  /** Whether a line ends at an offset without a gap before the next one. */
  isOpenLineEnd(at: number): boolean {
    return at > 0 && this.#isLineEnd(at) && !this.#gaps.has(at) && !this.#gaps.has(at + 1);
  }
}

/** The offsets from `start` to before `end`. */
export function offsetsFrom(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

/**
 * Letters and figures other than Han characters: punctuation between two of them can be part of a word (3.5, don’t).
 */
const WORD_UNIT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Whether a word begins or ends at an offset by any dictionary: beside white space or punctuation (Unicode Standard
 * Annex 29), and at both ends of the text. False where a dictionary decides.
 */
export function isSureEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  // Combining characters, joiners and variation selectors belong to what is before them.
  if (isInPair(text, at) || /[\p{M}\p{Cf}]/u.test(text[at]) || /\p{Cf}/u.test(text[at - 1])) return false;
  // Several spaces count as one word.
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

/** Maximum number of UTF-16 units to cut from a text's end to find the edges that depend on it. */
const MAX_CUT = 8;

let segmenter: Intl.Segmenter | undefined;

/**
 * Word edges by the browser's dictionary, in ascending order. A dictionary divides a run of Han characters as a whole:
 * in a text that is cut off, edges that move when more is cut are left out. Empty where the browser has no dictionary.
 * @param cutBefore Whether unknown text comes before it. @param cutAfter Whether unknown text follows.
 */
export function wordEdges(text: string, cutBefore: boolean, cutAfter: boolean): number[] {
  if (!('Segmenter' in Intl)) return [];
  let edges = edgesOf(text, 0);
  for (let cut = 1; cut <= MAX_CUT && cut < text.length; cut++) {
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
