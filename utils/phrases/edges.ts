import type { CorpusIndex } from '../index/corpus-index';
import { type Normalised, normalise } from '../text/normalise';
import { isClosingQuote, isOpeningQuote } from '../text/quotes';
import { IS_DANGLING, unitKinds } from '../text/unit-kinds';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import { beginsWholeWord, endsWholeWord } from '../text/words';
import { wordEdges } from '../words/word-edges';
import type { WordList } from '../words/word-list';

/** A word begins with this unit. */
export const WORD_BEGINS = 1;
/** A word ends with this unit. */
export const WORD_ENDS = 2;
/** The writer set a mark before this unit (，、 or an opening quote), or a sentence begins with it. */
export const CUT_BEFORE = 4;
/** The writer set a mark after this unit (，、 or a closing quote), or a sentence ends with it. */
export const CUT_AFTER = 8;
/** The mark before this unit is ，or 、: clauses or list members meet here. */
export const JOINT_BEFORE = 16;

/**
 * The bits above for each unit of the index, taken from the documents' source text.
 * @param documents In the order of the index.
 */
export function edgeBits(
  index: CorpusIndex,
  documents: readonly { readonly text: string }[],
  words: WordList,
): Uint8Array {
  const bits = new Uint8Array(index.text.length);
  documents.forEach(({ text: source }, number) => {
    bits.set(edgeBitsOf(source, normalise(source), words), index.documentStarts[number]);
  });
  return bits;
}

/** The bits above for each unit of one normalised text. */
export function edgeBitsOf(source: string, normalised: Normalised, words: WordList): Uint8Array {
  const { text } = normalised;
  const edges = wordEdges(words, source, normalised);
  const bits = new Uint8Array(text.length);
  let cuts = CUT_BEFORE;
  for (let i = 0; i < text.length; i++) {
    const next = cutsBehind(source, normalised, i);
    let bit = (cuts & ~CUT_AFTER) | (next & CUT_AFTER);
    if (edges[i] === 1) bit |= WORD_BEGINS;
    if (edges[i + 1] === 1) bit |= WORD_ENDS;
    bits[i] = bit;
    cuts = next;
  }
  return bits;
}

/** CUT_AFTER for unit i, and CUT_BEFORE and JOINT_BEFORE for unit i + 1. */
function cutsBehind(source: string, normalised: Normalised, i: number): number {
  const { text, starts } = normalised;
  const unit = text.charCodeAt(i);
  const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
  if (unit === COMMA || next === COMMA) return CUT_AFTER | CUT_BEFORE | JOINT_BEFORE;
  if (isCutting(unit) || isCutting(next)) return CUT_AFTER | CUT_BEFORE;
  if (isBarrier(unit)) return 0;
  let cuts = 0;
  for (let at = starts[i] + 1; at < starts[i + 1]; at++) {
    const mark = source[at];
    if (isOpeningQuote(mark)) cuts |= CUT_BEFORE;
    else if (isClosingQuote(mark)) cuts |= CUT_AFTER;
    else if (mark === '、') cuts |= CUT_AFTER | CUT_BEFORE | JOINT_BEFORE;
  }
  return cuts;
}

function isCutting(unit: number): boolean {
  // Slots and figures are inside a clause; other barriers and the end of the text end it.
  return isBarrier(unit) && unit !== SLOT && unit !== FIGURE;
}

/** Whether a phrase may begin with a unit of the index's text: it is no comma, and nothing dangles there. */
export function mayBeginAt(text: Uint16Array, start: number): boolean {
  return text[start] !== COMMA && (!isDangling(text[start]) || beginsWholeWord(text, start));
}

/** Whether a phrase may end before a unit of the index's text: there is no comma, and nothing dangles there. */
export function mayEndBefore(text: Uint16Array, end: number): boolean {
  return text[end - 1] !== COMMA && (!isDangling(text[end - 1]) || endsWholeWord(text, end));
}

/** Whether a unit would dangle at the edge of a phrase, unless it is part of a word there. */
export function isDangling(unit: number): boolean {
  return (unitKinds[unit] & IS_DANGLING) !== 0;
}
