import { keyAt, ROOT, type Trie } from '../text/trie';
import { type Beginning, nextBeginning, numberOf, UNKNOWN, type WordList } from '../words/word-list';
import type { PageText } from './page-text';
import { classOf, factsAt, keynessOf, SAYING, SPOKEN, type WordFacts } from './word-facts';

/**
 * What is known of the words of the word list. Dividing a page into words finds their numbers (`PageText.numbers`)
 * anyway; this saves walking through three tries at each of them. Few words are known, so the columns fit into the
 * processor's near memory.
 */
export interface KnownWords {
  /** For each word of the list, by its number, its row in the columns; NOT_KNOWN for all others. */
  readonly rows: Uint16Array | Uint32Array;
  /** The nodes of the words in the tries of first and second pieces of frames, -1 where no piece begins with the word. */
  readonly openings: Int32Array;
  readonly closings: Int32Array;
  /** `keyness` and `classes` of `WordFacts`. */
  readonly keyness: Float64Array;
  readonly classes: Uint8Array;
}

/** The row of words of which nothing is known. */
export const NOT_KNOWN = 0;

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
  const rows = new Uint32Array(most + 1);
  // Each word with facts has the row after its number in them, whether it is in the list or not.
  let last = facts.keyness.length;
  forEachBeginning(list, facts.words, (word, node) => {
    rows[word] = keyAt(facts.words, node) + 1;
  });
  const openings: number[] = [];
  const closings: number[] = [];
  for (const [nodes, trie] of [
    [openings, frames.openings],
    [closings, frames.closings],
  ] as const) {
    forEachBeginning(list, trie, (word, node) => {
      if (rows[word] === NOT_KNOWN) rows[word] = ++last;
      nodes[rows[word]] = node;
    });
  }
  const column = (nodes: readonly number[]) =>
    Int32Array.from({ length: last + 1 }, (_, row) => nodes[row] ?? -1);
  return {
    rows: last <= 0xffff ? Uint16Array.from(rows) : rows,
    openings: column(openings),
    closings: column(closings),
    keyness: Float64Array.from({ length: last + 1 }, (_, row) =>
      keynessOf(facts, row <= facts.keyness.length ? row - 1 : -1),
    ),
    classes: Uint8Array.from({ length: last + 1 }, (_, row) =>
      classOf(facts, row <= facts.keyness.length ? row - 1 : -1),
    ),
  };
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

/** The row in `KnownWords` of the word at a span of a page, UTF-16 units. */
export function rowAt(
  { wordFacts, knownWords }: WordKnowledge,
  { units, numbers }: Pick<PageText, 'units' | 'numbers'>,
  start: number,
  end: number,
): number {
  const word = numbers[start];
  return word === 0 ? factsAt(wordFacts, units, start, end) + 1 : knownWords.rows[word];
}

/** Whether the word at a span of a page is mortar between phrases: a particle or a function word. */
export function isMortarAt(known: WordKnowledge, page: PageText, start: number, end: number): boolean {
  return (known.knownWords.classes[rowAt(known, page, start, end)] & ~(SAYING | SPOKEN)) !== 0;
}
