import type { TextQuoteSelector } from './describe';
import { offsetsFrom, QuotedText } from './quoted-text';

/**
 * The address of a passage of a page (WICG, URL Fragment Text Directives): `#:~:text=prefix-,start,end,-suffix`. Where
 * the first directive may find nothing, there is a second one. Keeps the address's `#hash` and replaces its text
 * directives. Returns any address that isn't http or https unchanged.
 */
export function textFragmentUrl(url: string, quote: TextQuoteSelector): string {
  return withTerms(url, fragmentTerms(quote));
}

/** The address of the first stretch of a page that begins with one text and ends with another. */
export function rangeFragmentUrl(url: string, start: string, end: string): string {
  return withTerms(url, [{ prefix: '', start, end, suffix: '' }]);
}

function withTerms(url: string, all: readonly FragmentTerms[]): string {
  if (all.length === 0 || !/^https?:/i.test(url)) return url;
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

/** Dash, comma and ampersand have a meaning in the directive. Half a surrogate pair can't be written in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');
}

function splitAt(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** The terms of a text directive; '' for those that it doesn't have. */
export interface FragmentTerms {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** Longer wordings are named by their two ends, since addresses can't be endless. UTF-16 units, as are all of these. */
const WHOLE_UNITS = 100;
const MAX_END = 24;
const MIN_END = 8;

/** A wording and each side of its surroundings together should be this long to be unique; a side at least MIN_SIDE. */
const UNIQUE_UNITS = 40;
const MIN_SIDE = 6;

/** Shorter surroundings identify little, unless the wording alone is long enough. */
const TELLING_UNITS = 4;
const TELLING_QUOTE = 16;

/**
 * The terms by which a browser finds a wording, at most two sets, the likeliest first; none for white space alone.
 * Browsers look for each term within one block, and find none across anything that isn't its text. The prefix has to
 * begin, and the suffix to end, at a word edge by the browser's dictionary. So terms end at line ends, gaps and, if
 * possible, punctuation.
 */
export function fragmentTerms(quote: TextQuoteSelector): FragmentTerms[] {
  const place = new TermChooser(quote);
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
  // A neighbouring line may have a counter in it, and gaps between lines are unknown in old snippets.
  return quote.gaps === undefined || /\d/.test(borrowed) ? [far, near] : [far];
}

/** Chooses the terms of a wording and its surroundings. */
class TermChooser {
  readonly #text: QuotedText;
  /** Start and end of the wording that the link names, in the whole. */
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

  /** Whether the wording may occur several times. */
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
   * The prefix: what comes right before the wording, from a word edge on; '' where nothing can be named.
   * @param crossing Whether it may be in the line before where the wording begins a line.
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

  /** The suffix, in the same way. */
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
   * How many units of a side are named: up to a sure edge if one is far enough away, else up to a word edge. Where
   * there is none, nothing if the wording itself has an edge at the border, else the whole side.
   */
  #unitsOfSide(sure: readonly number[], words: () => readonly number[], max: number, border: number): number {
    const length = this.#end - this.#start;
    const wanted = Math.max(MIN_SIDE, UNIQUE_UNITS - length);
    const min = length < TELLING_QUOTE ? TELLING_UNITS : 1;
    const chosen = nearest(sure, wanted);
    if (chosen >= Math.min(min, max)) return chosen;
    const units = Math.max(chosen, nearest(words(), wanted));
    return units > 0 || this.#text.isEdge(border) ? units : max;
  }

  /**
   * Where the first term of a wording ends, or its last begins.
   * @param from The start, or end, of the wording. @param wall How far the term can reach.
   */
  #innerEdge(from: number, wall: number): number {
    const step = Math.sign(wall - from);
    const most = Math.min(Math.abs(wall - from), MAX_END);
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
    const isLong = (at: number) => Math.abs(at - from) >= MIN_END;
    return sure.findLast(isLong) ?? words.findLast(isLong) ?? sure.at(-1) ?? words.at(-1) ?? reach[most - 1];
  }

  /**
   * Leaves out a beginning that not every browser finds, so that the link goes to what follows: one within a word that
   * a gap cuts, and one of a few units before a gap without a prefix.
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

/** The smallest length that is enough, else the greatest; 0 where there is none. */
function nearest(lengths: readonly number[], enough: number): number {
  const long = lengths.filter((length) => length >= enough);
  return long.length > 0 ? Math.min(...long) : Math.max(0, ...lengths);
}
