import { type Normalised, normalise, sourceSpan } from '../text/normalise';
import { quotesBefore, unpairedQuote, withWholeQuotes } from '../text/quotes';
import type { Span } from '../text/span';
import { COMMA, isBarrier } from '../text/units';
import { danglesAtEnd, danglesAtStart } from '../text/words';
import { wordEdges } from '../words/word-edges';
import type { WordList } from '../words/word-list';

/** The text of one flow while it is matched. Offsets are of normalised units unless called source offsets. */
export class PageText {
  readonly text: string;
  readonly #source: string;
  readonly #normalised: Normalised;
  readonly #edges: Uint8Array;
  #quotes: Uint32Array | null = null;

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

  /** Whether a phrase may begin with a unit: a word begins there, and it is no comma or particle. */
  beginsWell(at: number): boolean {
    return this.wordBegins(at) && this.text.charCodeAt(at) !== COMMA && !danglesAtStart(this.text, at);
  }

  /** Whether a phrase may end before a unit (`end` is exclusive): a word ends there, and it is no comma or particle. */
  endsWell(end: number): boolean {
    return this.wordEnds(end) && this.text.charCodeAt(end - 1) !== COMMA && !danglesAtEnd(this.text, end);
  }

  /** Whether clauses or members of a list meet between units `at - 1` and `at`: at ，and 、 and at sentence ends. */
  isJoint(at: number): boolean {
    const { text } = this;
    if (at <= 0 || at >= text.length) return true;
    if (isMark(text.charCodeAt(at - 1)) || isMark(text.charCodeAt(at))) return true;
    return this.isEnumerated(at);
  }

  /** Whether a 、 stands between units `at - 1` and `at`. */
  isEnumerated(at: number): boolean {
    const { starts } = this.#normalised;
    for (let i = starts[at - 1] + 1; i < starts[at]; i++) if (this.#source[i] === '、') return true;
    return false;
  }

  /** The word that begins with a unit and is not longer than `end` allows. */
  wordFrom(at: number, end: number): string {
    let next = at + 1;
    while (next < end && !this.wordBegins(next)) next++;
    return this.text.slice(at, next);
  }

  /** The word that ends before a unit and does not begin before `start`. */
  wordBefore(end: number, start: number): string {
    let at = end - 1;
    while (at > start && !this.wordBegins(at)) at--;
    return this.text.slice(at, end);
  }

  /** Source offsets of a span with its quotes complete, or null where it runs into a quotation or out of one. */
  sourceOf(span: Span): Span | null {
    const whole = this.plainSourceOf(span);
    // As many source units as normalised ones: no quote can be among them.
    if (whole.end - whole.start === span.end - span.start) return whole;
    this.#quotes ??= quotesBefore(this.#source);
    return this.#quotes[whole.start] === this.#quotes[whole.end]
      ? whole
      : withWholeQuotes(this.#source, whole);
  }

  /** Source offsets of a span as it is, whatever quotes it has. */
  plainSourceOf(span: Span): Span {
    return sourceSpan(this.#normalised, span.start, span.end);
  }

  /** The longer part of a span to either side of its first unpaired quote; the span itself where it has none. */
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
