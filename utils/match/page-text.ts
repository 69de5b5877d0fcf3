import { countHan } from '../text/han';
import { normalisedUnits, spanOfUnits, textOf } from '../text/normalise';
import { quotesBefore, unpairedQuote, withWholeQuotes } from '../text/quotes';
import type { Span } from '../text/span';
import { IS_DANGLING, IS_HAN, IS_MARK, unitKinds } from '../text/unit-kinds';
import { COMMA, isBarrier } from '../text/units';
import { beginsWholeWord, endsWholeWord } from '../text/words';
import { divideUnits } from '../words/word-edges';
import type { WordList } from '../words/word-list';
import { MAY_END, MAY_START } from './matcher';

const ENUMERATION_COMMA = 0x3001;

/** Bits of `PageText.edges`: what is between a unit and the one before it. */
export const WORD = 1;
/** A phrase may begin with the unit, or end before it. */
const BEGINS_WELL = MAY_START;
const ENDS_WELL = MAY_END;
/** Clauses or list members meet. */
export const JOINT = 8;
/** There is a 、. */
const ENUMERATED = 16;

/** The end of the word that begins with a unit. @param edges See `PageText`. */
export function endOfWord(edges: Uint8Array, start: number): number {
  let end = start + 1;
  while ((edges[end] & WORD) === 0) end++;
  return end;
}

/** The text of one flow, prepared for matching. Offsets are of normalised units unless called source offsets. */
export class PageText {
  /** UTF-16 units of the normalised text. */
  readonly units: Uint16Array;
  /** For each unit, and for the end of the text, the bits WORD, BEGINS_WELL, ENDS_WELL, JOINT and ENUMERATED. */
  readonly edges: Uint8Array;
  /** The numbers of words of the word list; see `Division`. */
  readonly numbers: Int32Array;
  readonly #source: string;
  readonly #starts: Uint32Array;
  #text: string | null = null;
  #quotes: Uint32Array | null = null;

  constructor(source: string, words: WordList) {
    this.#source = source;
    const normalised = normalisedUnits(source);
    this.units = normalised.units;
    this.#starts = normalised.starts;
    const { edges, numbers } = divideUnits(words, source, normalised);
    this.edges = edges;
    this.numbers = numbers;
    this.#addEdges();
  }

  /** The normalised text. Made at the first call: most flows need it nowhere. */
  get text(): string {
    this.#text ??= textOf(this.units);
    return this.#text;
  }

  /** Whether a word begins with a unit. */
  wordBegins(at: number): boolean {
    return (this.edges[at] & WORD) !== 0;
  }

  /** Whether a word ends before a unit (`end` is exclusive). */
  wordEnds(end: number): boolean {
    return (this.edges[end] & WORD) !== 0;
  }

  /** Whether a phrase may begin with a unit: a word begins there that is neither comma nor particle. */
  beginsWell(at: number): boolean {
    return (this.edges[at] & BEGINS_WELL) !== 0;
  }

  /**
   * Whether a phrase may end before a unit (`end` is exclusive): a word ends there that is neither comma nor particle.
   */
  endsWell(end: number): boolean {
    return (this.edges[end] & ENDS_WELL) !== 0;
  }

  /** Whether clauses or list members meet between units `at - 1` and `at`: at ，and 、 and at sentence ends. */
  isJoint(at: number): boolean {
    return at <= 0 || at >= this.units.length || (this.edges[at] & JOINT) !== 0;
  }

  /** The first joint (`isJoint`) at or after a unit of the text; the end of the text is one. */
  nextJoint(at: number): number {
    let next = at;
    while (!this.isJoint(next)) next++;
    return next;
  }

  /** Whether there is a 、 between units `at - 1` and `at`. */
  isEnumerated(at: number): boolean {
    return (this.edges[at] & ENUMERATED) !== 0;
  }

  /** Adds the other bits to the edges of words. */
  #addEdges(): void {
    const { units, edges } = this;
    const starts = this.#starts;
    const size = units.length;
    let unitBefore = 0;
    let kindBefore = IS_MARK;
    for (let at = 0; at <= size; at++) {
      const unit = at < size ? units[at] : 0;
      const kind = at < size ? unitKinds[unit] : IS_MARK;
      let bits = edges[at];
      if (at > 0 && starts[at] !== starts[at - 1] + 1 && this.#hasEnumerationComma(at))
        bits |= ENUMERATED | JOINT;
      if (((kind | kindBefore) & IS_MARK) !== 0) bits |= JOINT;
      if ((bits & WORD) !== 0) {
        if ((kind & IS_DANGLING) === 0 ? unit !== COMMA : beginsWholeWord(units, at)) bits |= BEGINS_WELL;
        if ((kindBefore & IS_DANGLING) === 0 ? unitBefore !== COMMA : endsWholeWord(units, at))
          bits |= ENDS_WELL;
      }
      edges[at] = bits;
      unitBefore = unit;
      kindBefore = kind;
    }
  }

  #hasEnumerationComma(at: number): boolean {
    const starts = this.#starts;
    for (let i = starts[at - 1] + 1; i < starts[at]; i++)
      if (this.#source.charCodeAt(i) === ENUMERATION_COMMA) return true;
    return false;
  }

  /** The number of Han characters in a span, counted as `countHan` counts them. */
  countHan(start: number, end: number): number {
    let count = 0;
    for (let at = start; at < end; at++) {
      const unit = this.units[at];
      if ((unit & 0xf800) === 0xd800) return countHan(this.text, start, end);
      count += unitKinds[unit] & IS_HAN;
    }
    return count;
  }

  /** The word that begins with a unit, cut off at `end`. */
  wordFrom(at: number, end: number): string {
    return this.text.slice(at, this.wordEnd(at, end));
  }

  /** The end of that word. */
  wordEnd(at: number, end: number): number {
    let next = at + 1;
    while (next < end && !this.wordBegins(next)) next++;
    return next;
  }

  /** The word that ends before a unit, cut off at `start`. */
  wordBefore(end: number, start: number): string {
    return this.text.slice(this.wordStart(end, start), end);
  }

  /** The start of that word. */
  wordStart(end: number, start: number): number {
    let at = end - 1;
    while (at > start && !this.wordBegins(at)) at--;
    return at;
  }

  /** Source offsets of a span with its quotes complete, or null where it cuts into a quotation. */
  sourceOf(span: Span): Span | null {
    const whole = this.plainSourceOf(span);
    // As many source units as normalised ones, so there is no quote among them.
    if (whole.end - whole.start === span.end - span.start) return whole;
    this.#quotes ??= quotesBefore(this.#source);
    return this.#quotes[whole.start] === this.#quotes[whole.end]
      ? whole
      : withWholeQuotes(this.#source, whole);
  }

  /** Source offsets of a span, regardless of quotes. */
  plainSourceOf(span: Span): Span {
    const { start, end } = span;
    return spanOfUnits(this.#starts, start, end, this.units[end - 1]);
  }

  /** The longer part of a span before or after its first unpaired quote; the span itself where it has none. */
  besideUnpairedQuote(span: Span): Span {
    const starts = this.#starts;
    const quote = unpairedQuote(this.#source, this.plainSourceOf(span));
    if (quote < 0) return span;
    let cut = span.start;
    while (cut < span.end && starts[cut] < quote) cut++;
    return cut - span.start > span.end - cut
      ? { start: span.start, end: cut }
      : { start: cut, end: span.end };
  }
}

/** Whether a unit ends a clause: a comma or a barrier. */
export function isMark(unit: number): boolean {
  return unit === COMMA || isBarrier(unit);
}
