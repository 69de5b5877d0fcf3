const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Particles, conjunctions and the copula: they tie what stands before them to what stands behind, so that no
 * phrase begins or ends with one.
 */
const DANGLING = new Set('的了和与及在是之');

/** Whether a character dangles at either end of a phrase. */
export function isDangling(unit: string): boolean {
  return DANGLING.has(unit);
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
