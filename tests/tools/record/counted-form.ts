import { edgeBitsOf, WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { idleDe } from '../../../utils/record/shared-form';
import { normalise } from '../../../utils/text/normalise';
import type { WordList } from '../../../utils/words/word-list';

/** A 的 was left out before this unit. */
export const DE_BEFORE = 32;
/** The unit is in the name of a column or in a headline that is used again and again. */
export const IN_COLUMN = 64;

/** A line in the form in which wordings are counted: normalised and in their shared form. */
export interface CountedLine {
  readonly text: string;
  /** For each unit of the text the bits of `edgeBits` and DE_BEFORE. */
  readonly bits: Uint8Array;
}

/** Names that the word list lacks: of congresses (二十大), of sessions (二十届, 三中全会) and of five-year plans (十五五). */
const NAMES =
  /(?<![一二三四五六七八九十百])(?:(?:十[二三四五六七八九]|二十[一二]?)大(?![类项个城产行军集领工企品])|[二三四五六七八九十]{1,3}届|十[一二三四五六]五(?![年月日天个名人岁]))|[一二三四五六七八九]中全会/g;

/** Brings a line into the form in which wordings are counted. */
export function countedLine(source: string, words: WordList): CountedLine {
  const normalised = normalise(source);
  const { text } = normalised;
  const edges = edgeBitsOf(source, normalised, words);
  for (const { 0: name, index } of text.matchAll(NAMES)) makeWord(edges, index, index + name.length);
  const idle = idleDe(text);
  const bits = new Uint8Array(text.length - idle.length);
  let form = '';
  let from = 0;
  for (const end of [...idle, text.length]) {
    const shift = from - form.length;
    bits.set(edges.subarray(from, end), from - shift);
    if (from > 0 && from < end) bits[from - shift] |= DE_BEFORE;
    form += text.slice(from, end);
    from = end + 1;
  }
  return { text: form, bits };
}

/** Makes one word of some units, and of what is beside them others. */
function makeWord(edges: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at++) edges[at] &= ~(WORD_BEGINS | WORD_ENDS);
  edges[start] |= WORD_BEGINS;
  edges[end - 1] |= WORD_ENDS;
  if (start > 0) edges[start - 1] |= WORD_ENDS;
  if (end < edges.length) edges[end] |= WORD_BEGINS;
}
