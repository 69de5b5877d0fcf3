import { isInPair } from './describe';

/** Letters and figures that are no Han characters: punctuation between two of them can be part of a word (3.5, don’t). */
const WORD_UNIT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Whether a word begins or ends at an offset of a text whatever the dictionary: beside white space or punctuation
 * (Unicode Standard Annex 29), and at both ends of the text. False where that takes a dictionary to say.
 */
export function isSureEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  // Marks, joiners and variation selectors belong to what is before them.
  if (isInPair(text, at) || /[\p{M}\p{Cf}]/u.test(text[at]) || /\p{Cf}/u.test(text[at - 1])) return false;
  // Several spaces are one word.
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

/** How much of a cut text's end is left out to see which edges depend on it, UTF-16 units. */
const MOST_CUT = 8;

let segmenter: Intl.Segmenter | undefined;

/**
 * Where words begin and end by the dictionary of the browser, in ascending order. A dictionary divides a run of Han
 * characters as a whole, so where the text is cut off, edges that move when more of it is cut are left out. Empty
 * where the browser can't tell.
 * @param cutBefore Whether there is more text before it, which is not known; `cutAfter` the same after it.
 */
export function wordEdges(text: string, cutBefore: boolean, cutAfter: boolean): number[] {
  if (!('Segmenter' in Intl)) return [];
  let edges = edgesOf(text, 0);
  for (let cut = 1; cut <= MOST_CUT && cut < text.length; cut++) {
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
