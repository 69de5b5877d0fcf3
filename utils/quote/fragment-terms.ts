import { QUOTE_CONTEXT } from '../limits';
import { isInPair } from './describe';
import type { TextQuoteSelector } from './selector';
import { isSureEdge, wordEdges } from './term-edges';

/** The parts of a text directive (WICG, URL Fragment Text Directives); '' for those that it doesn't have. */
export interface FragmentTerms {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** Longer wordings are named by their two ends: addresses can't be of any length. UTF-16 units, as all of these. */
const WHOLE_UNITS = 100;
const END_UNITS = 24;
const LEAST_END = 8;

/** A wording and its surroundings on each side should have so much together, to be found in one place only. */
const UNIQUE_UNITS = 40;
const LEAST_SIDE = 6;

/** Shorter surroundings than this say little, unless the wording says enough by itself. */
const TELLING_UNITS = 4;
const TELLING_QUOTE = 16;

/**
 * How a browser finds a wording: its terms, likeliest first, at most two. Browsers look for each term in one block and
 * across nothing that is not its text; what begins with the prefix, and what ends with the suffix, has to do so at a
 * word's edge by the dictionary of the browser. So terms end at line ends, gaps and, where they can, punctuation.
 * Empty for white space alone.
 */
export function fragmentTerms(quote: TextQuoteSelector): FragmentTerms[] {
  const place = new QuotedPlace(quote);
  const [start, end] = place.ends();
  if (start === '') return [];
  const terms = (crossing: boolean) => ({
    prefix: place.before(crossing),
    start,
    end,
    suffix: place.after(crossing),
  });
  const near = terms(false);
  const far = place.isShort ? terms(true) : near;
  const borrowed = (near.prefix === '' ? far.prefix : '') + (near.suffix === '' ? far.suffix : '');
  if (borrowed === '') return [near];
  // A neighbouring line may hold a counter; and whether old snippets have gaps between lines is not known.
  return quote.gaps === undefined || /\d/.test(borrowed) ? [far, near] : [far];
}

/** A wording in its surroundings, and what of them a term can hold. */
class QuotedPlace {
  readonly #whole: string;
  readonly #gaps: ReadonlySet<number>;
  readonly #quote: TextQuoteSelector;
  /** Where the wording that the link names begins and ends in the whole. */
  #start: number;
  readonly #end: number;

  constructor(quote: TextQuoteSelector) {
    const { prefix, exact, suffix, gaps = [] } = quote;
    this.#quote = quote;
    this.#whole = prefix + exact + suffix;
    this.#gaps = new Set(gaps);
    this.#start = prefix.length + exact.length - exact.trimStart().length;
    this.#end = Math.max(this.#start, prefix.length + exact.trimEnd().length);
    this.#leaveOutBeginning();
  }

  /** Whether the wording may stand in several places. */
  get isShort(): boolean {
    return this.#end - this.#start < UNIQUE_UNITS;
  }

  /** The whole wording and '', or its beginning and its end. */
  ends(): [string, string] {
    const [start, end] = [this.#start, this.#end];
    const first = this.#lineEnd(start, end);
    if (first === end && end - start <= WHOLE_UNITS) return [this.#whole.slice(start, end), ''];
    const head = this.#whole.slice(start, first - start > END_UNITS ? this.#innerEdge(start, 1) : first);
    const last = this.#lineStart(end, start);
    const tail = this.#whole.slice(end - last > END_UNITS ? this.#innerEdge(end, -1) : last, end);
    return [head.trim(), tail.trim()];
  }

  /**
   * What stands right before the wording, from a word's edge on; '' where nothing can be named.
   * @param crossing Whether the line before counts where the wording begins a line.
   */
  before(crossing: boolean): string {
    let end = this.#start;
    if (this.#isWall(end)) {
      if (!crossing || !this.#isOpenLineEnd(end - 1)) return '';
      end--;
    }
    const start = this.#lineStart(end, 0);
    const text = this.#whole.slice(start, end);
    if (text.trim() === '' || /[^\S ]$/.test(text)) return '';
    const isCut = start === 0 && this.#quote.prefix.length >= QUOTE_CONTEXT - 1;
    const { length } = text;
    const sure = offsetsOf(length).filter((at) => isSureStart(text, at) && (at > 0 || !isCut));
    const words = () =>
      wordEdges(this.#whole.slice(start, this.#lineEnd(end, end + QUOTE_CONTEXT)), isCut, false);
    const units = this.#unitsOfSide(
      sure.map((at) => length - at),
      () => words().map((at) => length - at),
      length,
    );
    return text.slice(length - units).trim();
  }

  /** The same for what stands right after it. */
  after(crossing: boolean): string {
    let start = this.#end;
    if (this.#isWall(start)) {
      if (!crossing || !this.#isOpenLineEnd(start)) return '';
      start++;
    }
    const end = this.#lineEnd(start, this.#whole.length);
    const text = this.#whole.slice(start, end);
    if (text.trim() === '' || /^[^\S ]/.test(text)) return '';
    const isCut = end === this.#whole.length && this.#quote.suffix.length >= QUOTE_CONTEXT - 1;
    const { length } = text;
    const sure = offsetsOf(length + 1).filter(
      (at) => at > 0 && isSureEdge(text, at) && (at < length || !isCut),
    );
    const from = this.#lineStart(start, start - QUOTE_CONTEXT);
    const words = () => wordEdges(this.#whole.slice(from, end), false, isCut);
    const units = this.#unitsOfSide(sure, () => words().map((at) => from + at - start), length);
    return text.slice(0, units).trim();
  }

  /** How much of a side is named: at a sure edge where one is far enough away, else at a word's edge, else all of it. */
  #unitsOfSide(sure: readonly number[], words: () => readonly number[], most: number): number {
    const length = this.#end - this.#start;
    const wanted = Math.max(LEAST_SIDE, UNIQUE_UNITS - length);
    const least = length < TELLING_QUOTE ? TELLING_UNITS : 1;
    const chosen = nearest(sure, wanted);
    if (chosen >= Math.min(least, most)) return chosen;
    return (
      Math.max(
        chosen,
        nearest(
          words().filter((units) => units > 0 && units <= most),
          wanted,
        ),
      ) || most
    );
  }

  /** Where the beginning of a long wording ends, or its end begins. @param step 1 from its beginning, -1 from its end. */
  #innerEdge(from: number, step: 1 | -1): number {
    const line =
      step > 0
        ? this.#whole.slice(from, from + 2 * END_UNITS)
        : this.#whole.slice(from - 2 * END_UNITS, from);
    const offset = step > 0 ? 0 : line.length;
    const inReach = (at: number) => Math.abs(at - offset) >= LEAST_END && Math.abs(at - offset) <= END_UNITS;
    const sure = offsetsOf(line.length).filter(
      (at) => inReach(at) && (step > 0 ? isSureEdge : isSureStart)(line, at),
    );
    const edges = sure.length > 0 ? sure : wordEdges(line, step < 0, step > 0).filter(inReach);
    const far =
      edges.length === 0 ? offset + step * END_UNITS : step > 0 ? Math.max(...edges) : Math.min(...edges);
    return from + far - offset;
  }

  /** A beginning of a few units that nothing can be named before stands in many places: the link goes to what follows. */
  #leaveOutBeginning(): void {
    for (;;) {
      const line = this.#lineEnd(this.#start, this.#end);
      const isLast = line === this.#end;
      if (isLast || line - this.#start >= TELLING_UNITS || this.before(true) !== '') return;
      const rest = this.#whole.slice(line, this.#end);
      this.#start = line + rest.length - rest.trimStart().length;
    }
  }

  /** The next offset from which on a term can't go on, at most `most`. */
  #lineEnd(from: number, most: number): number {
    let at = from + 1;
    while (at < most && !this.#isWall(at)) at++;
    return Math.min(at, most, this.#whole.length);
  }

  #lineStart(from: number, least: number): number {
    let at = from - 1;
    while (at > least && !this.#isWall(at)) at--;
    return Math.max(at, least, 0);
  }

  #isWall(at: number): boolean {
    if (at <= 0 || at >= this.#whole.length) return true;
    const isGap = this.#gaps.has(at) && !isInPair(this.#whole, at);
    return isGap || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** Old snippets have a space for a line end around the wording; in Chinese text it hardly ever is one. */
  #isLineEnd(at: number): boolean {
    const unit = this.#whole.charAt(at);
    if (unit === '\n' || unit === '\r') return true;
    const { prefix, exact, gaps } = this.#quote;
    if (gaps !== undefined || unit !== ' ') return false;
    const isAround = at < prefix.length || at >= prefix.length + exact.length;
    return (
      isAround && !(/[!-~]/.test(this.#whole.charAt(at - 1)) && /[!-~]/.test(this.#whole.charAt(at + 1)))
    );
  }

  /** Whether a line ends at an offset and the next one follows it at once. */
  #isOpenLineEnd(at: number): boolean {
    return at > 0 && this.#isLineEnd(at) && !this.#gaps.has(at) && !this.#gaps.has(at + 1);
  }
}

/** Whether a term can begin at an offset: at an edge, and behind its punctuation rather than before it. */
function isSureStart(text: string, at: number): boolean {
  return isSureEdge(text, at) && (at === 0 || !/[\p{P}\s]/u.test(text[at]));
}

/** The least of some lengths that is enough, or else the greatest; 0 where there is none. */
function nearest(lengths: readonly number[], enough: number): number {
  const long = lengths.filter((length) => length >= enough);
  return long.length > 0 ? Math.min(...long) : Math.max(0, ...lengths);
}

function offsetsOf(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
