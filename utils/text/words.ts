const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Particles, conjunctions and the copula: they tie what stands before them to what stands behind, so that no
 * phrase begins or ends with one.
 */
export const DANGLING_WORDS: ReadonlySet<string> = new Set('的了和与及在是之');
/** Units and not characters: a set of numbers is asked at nearly every unit of a page. */
const DANGLING_UNITS = new Set(Array.from(DANGLING_WORDS, (sign) => sign.charCodeAt(0)));

/** Words that begin or end with such a character and are whole. */
const WHOLE_FIRST = '和平 和谐 和睦 和解 和美 与时俱进 及时 及早 了解 在岗 在职 在建 是非'.split(' ');
const WHOLE_LAST =
  '实事求是 普及 涉及 顾及 惠及 触及 参与 存在 潜在 内在 所在 温和 缓和 祥和 饱和 总和 共和 目的'.split(' ');

/** Whether a character is one of those that dangle at the ends of a phrase, unless it is a part of a word there. */
export function isDangling(unit: string): boolean {
  return DANGLING_WORDS.has(unit);
}

/** Whether a text dangles at its start: it begins with a particle or the like that is no part of a whole word. */
export function danglesAtStart(text: string, start = 0): boolean {
  return (
    DANGLING_UNITS.has(text.charCodeAt(start)) && !WHOLE_FIRST.some((word) => text.startsWith(word, start))
  );
}

/** The same at its end (exclusive). */
export function danglesAtEnd(text: string, end = text.length): boolean {
  return DANGLING_UNITS.has(text.charCodeAt(end - 1)) && !WHOLE_LAST.some((word) => text.endsWith(word, end));
}

const UNKNOWN = 0;
const INSIDE = 1;
const EDGE = 2;

/**
 * Longest text that is segmented to each side of a place, UTF-16 units. V8's segmenter takes time in proportion
 * to the square of the text; clauses longer than this aren't prose.
 */
const REACH = 200;

/** The segmenter finds an edge before and behind each of these, so that what is between can be segmented apart. */
const CLAUSE_MARKS = new Set('\n。！？、“”《》（）');
/** So, too, of these, but not within 1，000 and the like. */
const NUMBER_MARKS = new Set('，；');

/**
 * Word edges of a text as Intl.Segmenter sees them (Unicode Standard Annex 29, with the engine's dictionary for
 * Chinese). Segmenting costs some 2,000 ns a character, a hundred times as much as normalising, so that only the
 * clauses that are asked about are segmented, each once.
 */
export class WordEdges {
  readonly #text: string;
  #edges: Uint8Array | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a word begins or ends at this UTF-16 offset; both ends of the text count. */
  has(offset: number): boolean {
    if (offset <= 0 || offset >= this.#text.length) return true;
    this.#edges ??= new Uint8Array(this.#text.length + 1);
    if (this.#edges[offset] === UNKNOWN) this.#segmentAround(offset, this.#edges);
    return this.#edges[offset] === EDGE;
  }

  #segmentAround(offset: number, edges: Uint8Array): void {
    let start = offset;
    while (start > 0 && !this.#isMark(start - 1) && offset - start < REACH) start--;
    let end = offset;
    while (end < this.#text.length && !this.#isMark(end) && end - offset < REACH) end++;
    edges.fill(INSIDE, start + 1, end);
    for (const { index } of segmenter.segment(this.#text.slice(start, end))) {
      if (index > 0) edges[start + index] = EDGE;
    }
    if (start > 0 && this.#isMark(start - 1)) edges[start] = EDGE;
    if (end < this.#text.length && this.#isMark(end)) edges[end] = EDGE;
  }

  #isMark(at: number): boolean {
    const mark = this.#text[at];
    return CLAUSE_MARKS.has(mark) || (NUMBER_MARKS.has(mark) && !isDigit(this.#text.charCodeAt(at + 1)));
  }
}

/** ASCII or full-width digit; false past the end of the text. */
function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}
