import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';
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
    const head = this.#whole.slice(start, this.#innerEdge(start, first));
    const tail = this.#whole.slice(this.#innerEdge(end, this.#lineStart(end, start)), end);
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
    const sure = offsetsFrom(start, end).filter((at) => this.#isSureEdge(at) && !this.#isPunctuation(at));
    const words = () => this.#wordEdges(start, end);
    const away = (all: readonly number[]) => all.map((at) => end - at).filter((units) => units > 0);
    const units = this.#unitsOfSide(away(sure), () => away(words()), end - start);
    return this.#whole.slice(end - units, end).trim();
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
    const sure = offsetsFrom(start + 1, end + 1).filter((at) => this.#isSureEdge(at));
    const away = (all: readonly number[]) => all.map((at) => at - start).filter((units) => units > 0);
    const units = this.#unitsOfSide(away(sure), () => away(this.#wordEdges(start, end)), end - start);
    return this.#whole.slice(start, start + units).trim();
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

  /**
   * Where the beginning of a wording ends, or its end begins.
   * @param from Where it begins, or ends. @param wall How far it can reach at most.
   */
  #innerEdge(from: number, wall: number): number {
    const step = Math.sign(wall - from);
    const most = Math.min(Math.abs(wall - from), END_UNITS);
    const isReached = most === Math.abs(wall - from);
    if (isReached && this.#isSureEdge(wall)) return wall;
    const reach = Array.from({ length: most }, (_, i) => from + step * (i + 1));
    const sure = reach.filter((at) => this.#isSureEdge(at) && (step > 0 || !this.#isPunctuation(at)));
    const edges = new Set(this.#wordEdges(Math.min(from, reach[most - 1]), Math.max(from, reach[most - 1])));
    const words = reach.filter((at) => edges.has(at));
    const isLong = (at: number) => Math.abs(at - from) >= LEAST_END;
    return sure.findLast(isLong) ?? words.findLast(isLong) ?? sure.at(-1) ?? words.at(-1) ?? reach[most - 1];
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

  /** Whether every browser takes an offset of the whole for a word's edge. */
  #isSureEdge(at: number): boolean {
    if (at <= 0) return this.#quote.prefix.length < QUOTE_CONTEXT - 1;
    if (at >= this.#whole.length) return this.#quote.suffix.length < QUOTE_CONTEXT - 1;
    return isSureEdge(this.#whole, at) || this.#isLineEnd(at - 1) || this.#isLineEnd(at);
  }

  /** A term rather begins behind punctuation than with it. */
  #isPunctuation(at: number): boolean {
    return at > 0 && /[\p{P}\s]/u.test(this.#whole.charAt(at)) && !this.#isWall(at);
  }

  /**
   * Word edges within a part of a line by the dictionary. Some browsers see other text at a gap, and some see none: it
   * has to be an edge both with the line cut off there and with the line as one.
   */
  #wordEdges(from: number, to: number): number[] {
    const [line, run] = [this.#around(from, to, false), this.#around(from, to, true)];
    const edges = new Set(this.#edgesIn(line));
    return this.#edgesIn(run).filter((at) => at >= from && at <= to && edges.has(at));
  }

  #edgesIn({ start, end }: Span): number[] {
    const isCutBefore = start === 0 ? !this.#isSureEdge(0) : !this.#isWall(start);
    const isCutAfter = end === this.#whole.length ? !this.#isSureEdge(end) : !this.#isWall(end);
    return wordEdges(this.#whole.slice(start, end), isCutBefore, isCutAfter).map((at) => start + at);
  }

  /** A part with what is around it in its line, up to gaps or not, at most QUOTE_CONTEXT units on each side. */
  #around(from: number, to: number, upToGaps: boolean): Span {
    const ends = (at: number) =>
      upToGaps ? this.#isWall(at) : this.#isLineEnd(at - 1) || this.#isLineEnd(at);
    let start = from;
    while (start > Math.max(0, from - QUOTE_CONTEXT) && !ends(start)) start--;
    let end = to;
    while (end < Math.min(this.#whole.length, to + QUOTE_CONTEXT) && !ends(end)) end++;
    return { start, end };
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

/** The least of some lengths that is enough, or else the greatest; 0 where there is none. */
function nearest(lengths: readonly number[], enough: number): number {
  const long = lengths.filter((length) => length >= enough);
  return long.length > 0 ? Math.min(...long) : Math.max(0, ...lengths);
}

function offsetsFrom(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}
