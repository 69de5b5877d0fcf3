import type { Normalised, NormalisedUnits } from '../text/normalise';
import { shortBytes, shortNumbers } from '../text/slab';
import { isSeenSign } from '../text/unit-table';
import { COMMA, FIGURE, FIRST_PLAIN, unitsOf } from '../text/units';
import { continued, costOf, NO_WORD, numberOf, UNKNOWN, unitNumber, type WordList } from './word-list';
import { COST_MAX } from './word-list-file';

/** What words are made of; every other sign is a word by itself. */
const ALONE = 0;
const LATIN = 1;
const HAN = 2;

/**
 * Where the words of a text begin: 1 for each unit of the normalised text that begins a word, else 0; the entry after
 * the last unit is 1. Takes some 30 to 60 ns a character, in time proportional to the text, whatever it holds.
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
  const units = unitsOf(text);
  const edges = new Uint8Array(units.length + 1);
  divideInto(list, source, { units, starts }, edges, new Int32Array(units.length));
  return edges;
}

/** The words of a text. */
export interface Division {
  /** See `wordEdges`. */
  readonly edges: Uint8Array;
  /** For each unit with which a word of the list begins: the word's number (`numberOf`); 0 for other words. */
  readonly numbers: Int32Array;
}

/** Divides a text that is normalised as units: see `wordEdges`. */
export function divideUnits(list: WordList, source: string, normalised: NormalisedUnits): Division {
  const edges = shortBytes(normalised.units.length + 1);
  const numbers = shortNumbers(normalised.units.length);
  divideInto(list, source, normalised, edges, numbers);
  return { edges, numbers };
}

/** @param edges Zeros, like `numbers`. */
function divideInto(
  list: WordList,
  source: string,
  { units, starts }: NormalisedUnits,
  edges: Uint8Array,
  numbers: Int32Array,
): void {
  const size = units.length;
  for (let start = 0, end = 0; start < size; start = end) {
    const kind = kindOf(units[start]);
    let hasZero = units[start] === ZERO;
    end = start + 1;
    if (kind !== ALONE) {
      for (; end < size && kindOf(units[end]) === kind; end++) {
        if (starts[end] !== starts[end - 1] + 1 && isCut(source, starts, end)) break;
        hasZero ||= units[end] === ZERO;
      }
    }
    edges[start] = 1;
    if (kind !== HAN) continue;
    if (end === start + 1) {
      numbers[start] = unitNumber(list, units[start]);
      continue;
    }
    divide(list, units, start, end, edges, numbers);
    if (hasZero) joinFigures(units, start, end, edges, numbers);
  }
  edges[size] = 1;
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

/**
 * Divides a run of Han characters, from its end. Until it is done, `edges` holds the length of the best first word at
 * each unit.
 */
function divide(
  list: WordList,
  units: Uint16Array,
  start: number,
  end: number,
  edges: Uint8Array,
  numbers: Int32Array,
): void {
  // Costs of the best divisions that begin 1, 2, 3 and 4 units further on.
  let [behind1, behind2, behind3, behind4] = [0, 0, 0, 0];
  // The `unitNumber` of the next three units; 0 beyond the end.
  let [next1, next2, next3] = [0, 0, 0];
  for (let at = end - 1; at >= start; at--) {
    const unit = units[at];
    const one = list.units[unit];
    const isPair = (unit & 0xfc00) === 0xd800;
    let length = isPair ? 2 : 1;
    let least = COST_MAX + (isPair ? behind2 : behind1);
    let best = isPair ? UNKNOWN : one;
    if (one !== UNKNOWN) {
      if (costOf(one) !== NO_WORD && costOf(one) + behind1 <= least) {
        least = costOf(one) + behind1;
        length = 1;
        best = one;
      }
      const two = continued(list, one, next1);
      if (two !== UNKNOWN) {
        if (costOf(two) !== NO_WORD && costOf(two) + behind2 <= least) {
          least = costOf(two) + behind2;
          length = 2;
          best = two;
        }
        const three = continued(list, two, next2);
        if (three !== UNKNOWN) {
          if (costOf(three) !== NO_WORD && costOf(three) + behind3 <= least) {
            least = costOf(three) + behind3;
            length = 3;
            best = three;
          }
          const four = continued(list, three, next3);
          if (four !== UNKNOWN && costOf(four) !== NO_WORD && costOf(four) + behind4 <= least) {
            least = costOf(four) + behind4;
            length = 4;
            best = four;
          }
        }
      }
    }
    behind4 = behind3;
    behind3 = behind2;
    behind2 = behind1;
    behind1 = least;
    next3 = next2;
    next2 = next1;
    next1 = unitNumber(list, unit);
    edges[at] = length;
    numbers[at] = numberOf(best);
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
function joinFigures(
  units: Uint16Array,
  start: number,
  end: number,
  edges: Uint8Array,
  numbers: Int32Array,
): void {
  for (let zero = start; zero < end; zero++) {
    if (units[zero] !== ZERO) continue;
    let first = zero;
    for (; first > start && FIGURES.has(units[first - 1]); first--) edges[first] = 0;
    while (zero + 1 < end && FIGURES.has(units[zero + 1])) edges[++zero] = 0;
    while (edges[first] === 0) first--;
    numbers[first] = 0;
  }
}
