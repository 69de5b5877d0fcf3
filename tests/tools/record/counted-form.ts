import { idleDe } from '../../../utils/record/shared-form';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import type { WordList } from '../../../utils/words/word-list';

/** A word begins with this unit. */
export const WORD_BEGINS = 1;
/** A word ends with this unit. */
export const WORD_ENDS = 2;
/** A 的 was left out before this unit. */
export const DE_BEFORE = 4;
/** The unit is in the name of a column or in a headline that is used again and again. */
export const IN_COLUMN = 8;

/** A line in the form in which wordings are counted: normalised and in their shared form. */
export interface CountedLine {
  readonly text: string;
  /** For each unit of the text the bits above, without IN_COLUMN. */
  readonly bits: Uint8Array;
}

/** Names that the word list lacks: of congresses (二十大), of sessions (二十届, 三中全会) and of five-year plans (十五五). */
const NAMES =
  /(?<![一二三四五六七八九十百])(?:(?:十[二三四五六七八九]|二十[一二]?)大(?![类项个城产行军集领工企品])|[二三四五六七八九十]{1,3}届|十[一二三四五六]五(?![年月日天个名人岁]))|[一二三四五六七八九]中全会/g;

/** Brings a line into the form in which wordings are counted. */
export function countedLine(source: string, words: WordList): CountedLine {
  const normalised = normalise(source);
  const { text } = normalised;
  const edges = wordEdges(words, source, normalised);
  for (const { 0: name, index } of text.matchAll(NAMES)) {
    edges.fill(0, index + 1, index + name.length);
    edges[index] = 1;
    edges[index + name.length] = 1;
  }
  const idle = idleDe(text);
  const bits = new Uint8Array(text.length - idle.length);
  let form = '';
  let from = 0;
  for (const end of [...idle, text.length]) {
    const shift = from - form.length;
    for (let at = from; at < end; at++)
      bits[at - shift] = (edges[at] ? WORD_BEGINS : 0) | (edges[at + 1] ? WORD_ENDS : 0);
    if (from > 0 && from < end) bits[from - shift] |= DE_BEFORE;
    form += text.slice(from, end);
    from = end + 1;
  }
  return { text: form, bits };
}
