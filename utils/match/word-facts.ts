import { closedClassWords, wordClass } from '../phrases/function-words';
import { buildTrie, keyOf, type Trie } from '../text/trie';

/** What is known of words whatever stands around them: of official words, those of closed classes and verbs of saying. */
export interface WordFacts {
  readonly words: Trie;
  /** `logRatio` of each word that officials use more than others, base e; UNKNOWN_KEYNESS of all others. */
  readonly keyness: Float64Array;
  /** Bits of `wordClass`, and SAYING. */
  readonly classes: Uint8Array;
}

/** The bit of verbs of saying, beside those of `wordClass`. */
export const SAYING = 128;

/** Keyness of the words that the list of official words doesn't have. */
const UNKNOWN_KEYNESS = -1;

const SAYING_WORDS = '说 称 讲 问 表示 指出 强调 认为 提出 要求 介绍 告诉 宣布 透露 建议'.split(' ');

/** Puts the facts together. @param keyness Of the official words. */
export function buildWordFacts(keyness: ReadonlyMap<string, number>): WordFacts {
  const words = [...new Set([...keyness.keys(), ...closedClassWords(), ...SAYING_WORDS])].sort();
  const saying = new Set(SAYING_WORDS);
  return {
    words: buildTrie(words),
    keyness: Float64Array.from(words, (word) => keyness.get(word) ?? UNKNOWN_KEYNESS),
    classes: Uint8Array.from(words, (word) => wordClass(word) | (saying.has(word) ? SAYING : 0)),
  };
}

/** The number of a word of a text in the facts; -1 of one of which nothing is known. Spans are of UTF-16 units. */
export function factsAt({ words }: WordFacts, text: string, start: number, end: number): number {
  return keyOf(words, text, start, end);
}

/** Keyness of the word of a number, UNKNOWN_KEYNESS of -1. */
export function keynessOf({ keyness }: WordFacts, number: number): number {
  return number < 0 ? UNKNOWN_KEYNESS : keyness[number];
}

/** Bits of the word of a number, 0 of -1. */
export function classOf({ classes }: WordFacts, number: number): number {
  return number < 0 ? 0 : classes[number];
}
