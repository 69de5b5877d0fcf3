import type { Normalised } from '../text/normalise';
import { isSeenSign } from '../text/unit-table';
import { COMMA, FIGURE, FIRST_PLAIN } from '../text/units';
import { costOf, NO_WORD, nextBeginning, UNKNOWN, type WordList } from './word-list';
import { COST_MAX, WORD_MAX_UNITS } from './word-list-file';

/** What words are made of; every other sign is a word by itself. */
const ALONE = 0;
const LATIN = 1;
const HAN = 2;

/**
 * Where the words of a text begin: 1 for each unit of the normalised text that begins a word, else 0; the entry after
 * the last unit is 1. Takes some 50 to 150 ns a character, in time proportional to the text, whatever it holds.
 *
 * A run of Han characters is divided into the words that are likeliest together, each taken by its frequency alone.
 * A character that the list lacks is a word. Of equally likely divisions the one with the longer first word is chosen.
 * A figure with 〇 in it is one word (二〇三五|年). No word crosses a visible sign, even one that normalising drops
 * (quotes, 、, spaces); invisible ones divide nothing. Latin letters and figures together are one word (5G).
 *
 * Source of the method: R. Sproat, C. Shih, W. Gale and N. Chang, "A Stochastic Finite-State Word-Segmentation
 * Algorithm for Chinese", Computational Linguistics 22 (1996); the best path as by Viterbi, from the end.
 */
export function wordEdges(list: WordList, source: string, { text, starts }: Normalised): Uint8Array {
  const edges = new Uint8Array(text.length + 1);
  for (let start = 0, end = 0; start < text.length; start = end) {
    const kind = kindOf(text.charCodeAt(start));
    end = start + 1;
    if (kind !== ALONE) {
      while (end < text.length && kindOf(text.charCodeAt(end)) === kind && !isCut(source, starts, end)) end++;
    }
    edges[start] = 1;
    if (kind !== HAN || end === start + 1) continue;
    divide(list, text, start, end, edges);
    joinFigures(text, start, end, edges);
  }
  edges[text.length] = 1;
  return edges;
}

/** Beyond Latin, normalised text has only Han characters and their surrogates. */
function kindOf(unit: number): number {
  if (unit < FIRST_PLAIN) return unit === FIGURE ? LATIN : ALONE;
  if (unit === COMMA) return ALONE;
  return unit < 0x80 ? LATIN : HAN;
}

/** Whether normalising dropped a visible sign before a unit. */
function isCut(source: string, starts: Uint32Array, at: number): boolean {
  for (let i = starts[at - 1] + 1; i < starts[at]; i++) if (isSeenSign(source[i])) return true;
  return false;
}

/** Divides a run of Han characters, from its end. Until it is done, `edges` holds the length of the best first word at each unit. */
function divide(list: WordList, text: string, start: number, end: number, edges: Uint8Array): void {
  // Costs of the best divisions that begin 1, 2, 3 and 4 units further on.
  let [behind1, behind2, behind3, behind4] = [0, 0, 0, 0];
  for (let at = end - 1; at >= start; at--) {
    const unit = text.charCodeAt(at);
    let beginning = list.units[unit];
    const isPair = (unit & 0xfc00) === 0xd800;
    let length = isPair ? 2 : 1;
    let least = COST_MAX + (isPair ? behind2 : behind1);
    const last = Math.min(at + WORD_MAX_UNITS, end);
    for (let next = at + 1; beginning !== UNKNOWN; next++) {
      const cost = costOf(beginning);
      if (cost !== NO_WORD) {
        const size = next - at;
        const sum = cost + (size === 1 ? behind1 : size === 2 ? behind2 : size === 3 ? behind3 : behind4);
        if (sum <= least) {
          least = sum;
          length = size;
        }
      }
      if (next === last) break;
      beginning = nextBeginning(list, beginning, text.charCodeAt(next));
    }
    behind4 = behind3;
    behind3 = behind2;
    behind2 = behind1;
    behind1 = least;
    edges[at] = length;
  }
  for (let at = start; at < end; ) {
    const next = at + edges[at];
    edges[at++] = 1;
    while (at < next) edges[at++] = 0;
  }
}

const ZERO = 0x3007;
/** What Chinese figures are made of. */
const FIGURES = new Set(Array.from('〇一二三四五六七八九十百千万亿', (figure) => figure.charCodeAt(0)));

/** Removes the edges within figures that have 〇 in them: 二〇三五 is no word of the list, and no phrase begins with 〇年. */
function joinFigures(text: string, start: number, end: number, edges: Uint8Array): void {
  for (let zero = start; zero < end; zero++) {
    if (text.charCodeAt(zero) !== ZERO) continue;
    for (let at = zero; at > start && FIGURES.has(text.charCodeAt(at - 1)); at--) edges[at] = 0;
    while (zero + 1 < end && FIGURES.has(text.charCodeAt(zero + 1))) edges[++zero] = 0;
  }
}
