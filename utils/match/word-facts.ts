import { closedClassWords, wordClass } from '../phrases/function-words';

/** What is known of a word whatever stands around it. */
export interface WordFacts {
  /** `logRatio` of a word that officials use more than others, base e; UNKNOWN_KEYNESS of all others. */
  readonly keyness: number;
  /** See `wordClass`. */
  readonly wordClass: number;
  /** Whether it is a verb of saying. */
  readonly isSaying: boolean;
}

/** Keyness of the words that the list of official words doesn't have. */
const UNKNOWN_KEYNESS = -1;

const SAYING = '说 称 讲 问 表示 指出 强调 认为 提出 要求 介绍 告诉 宣布 透露 建议'.split(' ');

const NOTHING_KNOWN: WordFacts = { keyness: UNKNOWN_KEYNESS, wordClass: 0, isSaying: false };

/** What is known of the official words, by their keyness, and of those of closed classes: one look for each word of a page. */
export function wordFacts(
  keyness: Iterable<readonly [word: string, keyness: number]>,
): Map<string, WordFacts> {
  const facts = new Map<string, WordFacts>();
  const add = (word: string, more: Partial<WordFacts>) =>
    facts.set(word, { ...NOTHING_KNOWN, ...facts.get(word), ...more });
  for (const word of closedClassWords()) add(word, { wordClass: wordClass(word) });
  for (const word of SAYING) add(word, { isSaying: true });
  for (const [word, value] of keyness) add(word, { keyness: value });
  return facts;
}

/** What is known of a word. */
export function factsOf(facts: ReadonlyMap<string, WordFacts>, word: string): WordFacts {
  return facts.get(word) ?? NOTHING_KNOWN;
}
