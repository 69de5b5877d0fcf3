import { keyAt, ROOT, type Trie } from '../text/trie';
import { type Beginning, nextBeginning, numberOf, UNKNOWN, type WordList } from '../words/word-list';
import type { PageText } from './page-text';
import { factsAt, SAYING, SPOKEN, UNKNOWN_KEYNESS, type WordFacts } from './word-facts';

/**
 * What is known of each word of the word list, by its number (`PageText.numbers`), in 32 bits: its class (`classOf`), its
 * keyness (`keynessOf`), and its node among the pieces of frames (`pieceOf`). Dividing a page into words finds their
 * numbers anyway; this saves walking through two tries at each of them. One number holds all, since reading it from
 * memory takes longer than taking it apart.
 */
export type KnownWords = Uint32Array;

const CLASS_MASK = 0xff;
/** Keyness is stored in steps of a half, from -8 to 7.5, like strengths. */
const KEYNESS_SHIFT = 8;
const KEYNESS_LEVELS = 32;
const PIECE_SHIFT = 13;
/** Nodes beyond these are not stored. */
const PIECES_MAX = 1 << (32 - PIECE_SHIFT);

/** Bits of `wordClass`, SAYING and SPOKEN. */
export function classOf(known: number): number {
  return known & CLASS_MASK;
}

/** Keyness of a word; UNKNOWN_KEYNESS where it has none. */
export function keynessOf(known: number): number {
  return ((known >>> KEYNESS_SHIFT) & (KEYNESS_LEVELS - 1)) / 2 - KEYNESS_LEVELS / 4;
}

/** The node of a word in the trie of the pieces of frames; 0 where no piece begins with it. */
export function pieceOf(known: number): number {
  return known >>> PIECE_SHIFT;
}

/** Class and keyness of a word by its number in `WordFacts`, -1 for none. */
function packedFacts({ keyness, classes }: WordFacts, number: number): number {
  const level = Math.round(2 * (number < 0 ? UNKNOWN_KEYNESS : keyness[number])) + KEYNESS_LEVELS / 2;
  const stored = Math.min(KEYNESS_LEVELS - 1, Math.max(0, level));
  return (number < 0 ? 0 : classes[number]) | (stored << KEYNESS_SHIFT);
}

/** What words are weighed by. */
export interface WordKnowledge {
  readonly wordFacts: WordFacts;
  readonly knownWords: KnownWords;
}

/**
 * Gathers what is known of the words of a list. Takes some ms.
 * @param pieces See `FrameMatcher`. @throws RangeError where there are more than fit.
 */
export function knownWordsOf(
  list: WordList,
  { pieces }: { readonly pieces: Trie },
  facts: WordFacts,
): KnownWords {
  if (pieces.keys.length > PIECES_MAX) throw new RangeError('too many pieces of frames');
  let most = 0;
  for (const beginning of list.units) most = Math.max(most, numberOf(beginning));
  for (let place = 1; place < list.table.length; place += 2)
    most = Math.max(most, numberOf(list.table[place]));
  const known = new Uint32Array(most + 1).fill(packedFacts(facts, -1));
  forEachBeginning(list, facts.words, (word, node) => {
    known[word] = packedFacts(facts, keyAt(facts.words, node));
  });
  forEachBeginning(list, pieces, (word, node) => {
    known[word] |= node << PIECE_SHIFT;
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

/** What is known of the word at a span of a page, UTF-16 units; `pieceOf` only where the list has the word. */
export function knownAt(
  { wordFacts, knownWords }: WordKnowledge,
  { units, numbers }: Pick<PageText, 'units' | 'numbers'>,
  start: number,
  end: number,
): number {
  const word = numbers[start];
  return word === 0 ? packedFacts(wordFacts, factsAt(wordFacts, units, start, end)) : knownWords[word];
}

/** Whether the word at a span of a page is mortar between phrases: a particle or a function word. */
export function isMortarAt(known: WordKnowledge, page: PageText, start: number, end: number): boolean {
  return (classOf(knownAt(known, page, start, end)) & ~(SAYING | SPOKEN)) !== 0;
}
