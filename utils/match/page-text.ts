import { type Normalised, normalise, sourceSpan } from '../text/normalise';
import { quotesBefore, unpairedQuote, withWholeQuotes } from '../text/quotes';
import type { Span } from '../text/span';
import { COMMA, isBarrier } from '../text/units';
import { danglesAtEnd, danglesAtStart } from '../text/words';
import { wordEdges } from '../words/word-edges';
import type { WordList } from '../words/word-list';

const ENUMERATION_COMMA = 0x3001;

/** The text of one flow, prepared for matching. Offsets are of normalised units unless called source offsets. */
export class PageText {
  readonly text: string;
  readonly #source: string;
  readonly #normalised: Normalised;
  readonly #edges: Uint8Array;
  #quotes: Uint32Array | null = null;
  #joints: Int32Array | null = null;

  constructor(source: string, words: WordList) {
    this.#source = source;
    this.#normalised = normalise(source);
    this.text = this.#normalised.text;
    this.#edges = wordEdges(words, source, this.#normalised);
  }

  /** Whether a word begins with a unit. */
  wordBegins(at: number): boolean {
    return this.#edges[at] === 1;
  }

  /** Whether a word ends before a unit (`end` is exclusive). */
  wordEnds(end: number): boolean {
    return this.#edges[end] === 1;
  }

  /** Whether a phrase may begin with a unit: a word begins there that is neither comma nor particle. */
  beginsWell(at: number): boolean {
    return this.wordBegins(at) && this.text.charCodeAt(at) !== COMMA && !danglesAtStart(this.text, at);
  }

  /**
   * Whether a phrase may end before a unit (`end` is exclusive): a word ends there that is neither comma nor particle.
   */
  endsWell(end: number): boolean {
    return this.wordEnds(end) && this.text.charCodeAt(end - 1) !== COMMA && !danglesAtEnd(this.text, end);
  }

  /** Whether clauses or list members meet between units `at - 1` and `at`: at ，and 、 and at sentence ends. */
  isJoint(at: number): boolean {
    return at <= 0 || at >= this.text.length || this.nextJoint(at) === at;
  }

  /** The first joint (`isJoint`) at or after a unit of the text; the end of the text is one. */
  nextJoint(at: number): number {
    this.#joints ??= this.#findJoints();
    return this.#joints[at];
  }

  #findJoints(): Int32Array {
    const { text } = this;
    const joints = new Int32Array(text.length + 1);
    let next = text.length;
    joints[next] = next;
    let isMarked = isMark(text.charCodeAt(next - 1));
    for (let at = next - 1; at > 0; at--) {
      const isMarkBefore = isMark(text.charCodeAt(at - 1));
      if (isMarked || isMarkBefore || this.isEnumerated(at)) next = at;
      joints[at] = next;
      isMarked = isMarkBefore;
    }
    return joints;
  }

  /** Whether there is a 、 between units `at - 1` and `at`. */
  isEnumerated(at: number): boolean {
    const { starts } = this.#normalised;
    for (let i = starts[at - 1] + 1; i < starts[at]; i++) {
      if (this.#source.charCodeAt(i) === ENUMERATION_COMMA) return true;
    }
    return false;
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
    return sourceSpan(this.#normalised, span.start, span.end);
  }

  /** The longer part of a span before or after its first unpaired quote; the span itself where it has none. */
  besideUnpairedQuote(span: Span): Span {
    const { starts } = this.#normalised;
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
