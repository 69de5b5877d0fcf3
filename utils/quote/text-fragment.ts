import type { TextQuoteSelector } from './describe';
import { offsetsFrom, QuotedText } from './quoted-text';

/**
 * The address of a page at a place in its text (WICG, URL Fragment Text Directives): `#:~:text=prefix-,start,end,-suffix`,
 * with a second directive for the case that the first finds nothing where that is likely. A `#hash` of the address
 * stays, a text directive that it has is replaced. An address that is not of the web comes back as it is.
 */
export function textFragmentUrl(url: string, quote: TextQuoteSelector): string {
  const all = /^https?:/i.test(url) ? fragmentTerms(quote) : [];
  if (all.length === 0) return url;
  const [page, hash = ''] = splitAt(url, '#');
  const directives = all.map((terms) => `text=${directive(terms)}`).join('&');
  return `${page}#${splitAt(hash, ':~:')[0]}:~:${directives}`;
}

function directive({ prefix, start, end, suffix }: FragmentTerms): string {
  return [
    ...(prefix === '' ? [] : [`${encoded(prefix)}-`]),
    ...[start, end].filter((term) => term !== '').map(encoded),
    ...(suffix === '' ? [] : [`-${encoded(suffix)}`]),
  ].join(',');
}

/** Dash, comma and ampersand have a meaning in the directive. A half of a character can't be written in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

function splitAt(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

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
  readonly #text: QuotedText;
  /** Where the wording that the link names begins and ends in the whole. */
  #start: number;
  #end: number;
  readonly #firstStart: number;

  constructor(quote: TextQuoteSelector) {
    const { prefix, exact } = quote;
    this.#text = new QuotedText(quote);
    this.#start = prefix.length + exact.length - exact.trimStart().length;
    this.#end = Math.max(this.#start, prefix.length + exact.trimEnd().length);
    this.#firstStart = this.#start;
    this.#leaveOutBeginning();
    this.#leaveOutEnd();
  }

  /** Whether the wording may stand in several places. */
  get isShort(): boolean {
    return this.#end - this.#start < UNIQUE_UNITS;
  }

  /** The whole wording and '', or its beginning and its end. */
  ends(): [string, string] {
    const [start, end] = [this.#start, this.#end];
    const first = this.#text.lineEnd(start, end);
    if (first === end && end - start <= WHOLE_UNITS) return [this.#text.whole.slice(start, end), ''];
    const head = this.#text.whole.slice(start, this.#innerEdge(start, first));
    const tail = this.#text.whole.slice(this.#innerEdge(end, this.#text.lineStart(end, start)), end);
    return [head.trim(), tail.trim()];
  }

  /**
   * What stands right before the wording, from a word's edge on; '' where nothing can be named.
   * @param crossing Whether the line before counts where the wording begins a line.
   */
  before(crossing: boolean): string {
    let end = this.#start;
    if (this.#text.isWall(end)) {
      if (!crossing || !this.#text.isOpenLineEnd(end - 1)) return '';
      end--;
    }
    const start = this.#text.lineStart(end, 0);
    const text = this.#text.whole.slice(start, end);
    if (text.trim() === '' || /[^\S ]$/.test(text)) return '';
    const sure = offsetsFrom(start, end).filter(
      (at) => this.#text.isSureEdge(at) && !this.#text.isPunctuation(at),
    );
    const words = () => this.#text.wordEdges(start, end);
    const away = (all: readonly number[]) => all.map((at) => end - at).filter((units) => units > 0);
    const units = this.#unitsOfSide(away(sure), () => away(words()), end - start, end);
    return this.#text.whole.slice(end - units, end).trim();
  }

  /** The same for what stands right after it. */
  after(crossing: boolean): string {
    let start = this.#end;
    if (this.#text.isWall(start)) {
      if (!crossing || !this.#text.isOpenLineEnd(start)) return '';
      start++;
    }
    const end = this.#text.lineEnd(start, this.#text.whole.length);
    const text = this.#text.whole.slice(start, end);
    if (text.trim() === '' || /^[^\S ]/.test(text)) return '';
    const sure = offsetsFrom(start + 1, end + 1).filter((at) => this.#text.isSureEdge(at));
    const away = (all: readonly number[]) => all.map((at) => at - start).filter((units) => units > 0);
    const units = this.#unitsOfSide(
      away(sure),
      () => away(this.#text.wordEdges(start, end)),
      end - start,
      start,
    );
    return this.#text.whole.slice(start, start + units).trim();
  }

  /**
   * How much of a side is named: at a sure edge where one is far enough away, else at a word's edge. Without any, nothing
   * where the wording has an edge there itself, else all of it.
   */
  #unitsOfSide(
    sure: readonly number[],
    words: () => readonly number[],
    most: number,
    border: number,
  ): number {
    const length = this.#end - this.#start;
    const wanted = Math.max(LEAST_SIDE, UNIQUE_UNITS - length);
    const least = length < TELLING_QUOTE ? TELLING_UNITS : 1;
    const chosen = nearest(sure, wanted);
    if (chosen >= Math.min(least, most)) return chosen;
    const units = Math.max(chosen, nearest(words(), wanted));
    return units > 0 || this.#text.isEdge(border) ? units : most;
  }

  /**
   * Where the beginning of a wording ends, or its end begins.
   * @param from Where it begins, or ends. @param wall How far it can reach at most.
   */
  #innerEdge(from: number, wall: number): number {
    const step = Math.sign(wall - from);
    const most = Math.min(Math.abs(wall - from), END_UNITS);
    const isReached = most === Math.abs(wall - from);
    if (isReached && this.#text.isSureEdge(wall)) return wall;
    const reach = Array.from({ length: most }, (_, i) => from + step * (i + 1));
    const sure = reach.filter(
      (at) => this.#text.isSureEdge(at) && (step > 0 || !this.#text.isPunctuation(at)),
    );
    const edges = new Set(
      this.#text.wordEdges(Math.min(from, reach[most - 1]), Math.max(from, reach[most - 1])),
    );
    const words = reach.filter((at) => edges.has(at));
    const isLong = (at: number) => Math.abs(at - from) >= LEAST_END;
    return sure.findLast(isLong) ?? words.findLast(isLong) ?? sure.at(-1) ?? words.at(-1) ?? reach[most - 1];
  }

  /**
   * A beginning that no browser, or not every one, finds is left out, so that the link goes to what follows: one within
   * a word that a gap cuts, and one of a few units before a gap with nothing to be named before it.
   */
  #leaveOutBeginning(): void {
    for (let start = this.#start; start < this.#end; start = this.#nextEdge(start)) {
      this.#start = start;
      const line = this.#text.lineEnd(start, this.#end);
      const isAlone = this.before(true) === '';
      const isCut = line < this.#end && !this.#text.hasEdge(start + 1, line);
      const isShort = line < this.#end && line - start < TELLING_UNITS;
      if (!isCut && !(isAlone && (isShort || !this.#text.isEdge(start)))) return;
    }
    this.#start = this.#firstStart;
  }

  /** The same for the end. */
  #leaveOutEnd(): void {
    const last = this.#end;
    for (let end = last; end > this.#start; end = this.#edgeBefore(end)) {
      this.#end = end;
      const line = this.#text.lineStart(end, this.#start);
      const isCut = line > this.#start && !this.#text.hasEdge(line, end - 1);
      if (!isCut && (this.#text.isEdge(end) || this.after(true) !== '')) return;
    }
    this.#end = last;
  }

  #nextEdge(from: number): number {
    let at = from + 1;
    while (at < this.#end && (/\s/.test(this.#text.whole.charAt(at)) || !this.#text.isEdge(at))) at++;
    return at;
  }

  #edgeBefore(from: number): number {
    let at = from - 1;
    while (at > this.#start && (/\s/.test(this.#text.whole.charAt(at - 1)) || !this.#text.isEdge(at))) at--;
    return at;
  }
}

/** The least of some lengths that is enough, or else the greatest; 0 where there is none. */
function nearest(lengths: readonly number[], enough: number): number {
  const long = lengths.filter((length) => length >= enough);
  return long.length > 0 ? Math.min(...long) : Math.max(0, ...lengths);
}
