import { keyAt, ROOT, type Trie } from '../text/trie';
import { type Beginning, nextBeginning, numberOf, UNKNOWN, type WordList } from '../words/word-list';
import type { PageText } from './page-text';
import { classOf, factsAt, SAYING, SPOKEN, type WordFacts } from './word-facts';

/**
 * What is known of each word of the word list, by its number (`PageText.numbers`): bits OPENS_FRAME and CLOSES_FRAME,
 * and above them its number in `WordFacts` plus one, 0 for none. Dividing a page into words finds their numbers anyway;
 * this saves walking through three tries at each of them.
 */
export type KnownWords = Uint16Array | Uint32Array;

/** Whether the first piece of a frame begins with the word, or the second one. */
export const OPENS_FRAME = 1;
export const CLOSES_FRAME = 2;
const FACTS_SHIFT = 2;
/** Most facts whose numbers fit into 16 bits. */
const SHORT_FACTS = 0x3ffe;

/** What words are weighed by. */
export interface WordKnowledge {
  readonly wordFacts: WordFacts;
  readonly knownWords: KnownWords;
}

/** Gathers what is known of the words of a list. Takes some ms. */
export function knownWordsOf(
  list: WordList,
  frames: { readonly openings: Trie; readonly closings: Trie },
  facts: WordFacts,
): KnownWords {
  let most = 0;
  for (const beginning of list.units) most = Math.max(most, numberOf(beginning));
  for (let place = 1; place < list.table.length; place += 2)
    most = Math.max(most, numberOf(list.table[place]));
  const isShort = facts.keyness.length <= SHORT_FACTS;
  const known = isShort ? new Uint16Array(most + 1) : new Uint32Array(most + 1);
  forEachBeginning(list, frames.openings, (word) => {
    known[word] |= OPENS_FRAME;
  });
  forEachBeginning(list, frames.closings, (word) => {
    known[word] |= CLOSES_FRAME;
  });
  forEachBeginning(list, facts.words, (word, node) => {
    known[word] |= (keyAt(facts.words, node) + 1) << FACTS_SHIFT;
  });
  return known;
}

/** Calls back with the nodes of a trie whose texts are words of a list or begin some, and these words' numbers. */
function forEachBeginning(list: WordList, trie: Trie, visit: (word: number, node: number) => void): void {
  const { codes, cells } = trie;
  const unitOf = new Uint16Array(0x10000);
  codes.forEach((code, unit) => {
    unitOf[code] = unit;
  });
  const found = new Int32Array(cells.length / 2).fill(-1);
  const beginningOf = (node: number): Beginning => {
    if (found[node] >= 0) return found[node];
    const parent = cells[2 * node + 1];
    const unit = unitOf[node - (cells[2 * parent] >> 1)];
    found[node] = parent === ROOT ? list.units[unit] : continuedOf(beginningOf(parent), unit);
    return found[node];
  };
  const continuedOf = (beginning: Beginning, unit: number) =>
    beginning === UNKNOWN ? UNKNOWN : nextBeginning(list, beginning, unit);
  for (let node = 1; node < found.length; node++) {
    if (cells[2 * node + 1] >= 0 && beginningOf(node) !== UNKNOWN) visit(numberOf(found[node]), node);
  }
}

/** The number in `WordFacts` of the word at a span of a page, UTF-16 units; -1 if nothing is known about it. */
export function factsOf(
  { wordFacts, knownWords }: WordKnowledge,
  { units, numbers }: Pick<PageText, 'units' | 'numbers'>,
  start: number,
  end: number,
): number {
  const word = numbers[start];
  return word === 0 ? factsAt(wordFacts, units, start, end) : (knownWords[word] >> FACTS_SHIFT) - 1;
}

/** Whether the word at a span of a page is mortar between phrases: a particle or a function word. */
export function isMortarAt(known: WordKnowledge, page: PageText, start: number, end: number): boolean {
  return (classOf(known.wordFacts, factsOf(known, page, start, end)) & ~(SAYING | SPOKEN)) !== 0;
}
