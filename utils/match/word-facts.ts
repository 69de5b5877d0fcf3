import { closedClassWords, wordClass } from '../phrases/function-words';
import { buildTrie, childOf, keyAt, ROOT, type Trie } from '../text/trie';

/** Facts about words that don't depend on context: official words, closed classes, verbs of saying, spoken words. */
export interface WordFacts {
  readonly words: Trie;
  /** `logRatio` (base e) of each word that officials use more than others do, in whole halves; UNKNOWN_KEYNESS for others. */
  readonly keyness: Float64Array;
  /** Bits of `wordClass`, SAYING and SPOKEN. */
  readonly classes: Uint8Array;
}

/** The bit of verbs of saying, in addition to those of `wordClass`. */
export const SAYING = 128;
/** The bit of words that people say to each other and officials rarely write. */
export const SPOKEN = 64;

/** Keyness of words that are not in the list of official words. */
export const UNKNOWN_KEYNESS = -1;

const SAYING_WORDS = '说 称 讲 问 表示 指出 强调 认为 提出 要求 介绍 告诉 宣布 透露 建议'.split(' ');

/** Pronouns of address, particles that end a spoken sentence, interjections, colloquial words. */
const SPOKEN_WORDS = [
  '我 你 您 咱 俺 你们 咱们 俺们',
  '吗 呢 吧 啊 呀 哦 啦 嘛 呗 喔 哟 哇 噢 哈 哈哈 哈哈哈 嘿 嘿嘿 嘻嘻 呵呵 唉 嗯 嗯嗯 哎 哎呀 喂',
  '怎么 怎么样 咋 啥 谁 这么 有点 有点儿 一点儿 一下 挺 没 没有 别 谢谢 麻烦 好吧 好的 行吧 知道 觉得',
].flatMap((line) => line.split(' '));

/** Builds the facts. @param keyness Of the official words. */
export function buildWordFacts(keyness: ReadonlyMap<string, number>): WordFacts {
  const words = [
    ...new Set([...keyness.keys(), ...closedClassWords(), ...SAYING_WORDS, ...SPOKEN_WORDS]),
  ].sort();
  const saying = new Set(SAYING_WORDS);
  const spoken = new Set(SPOKEN_WORDS);
  return {
    words: buildTrie(words),
    keyness: Float64Array.from(words, (word) => keyness.get(word) ?? UNKNOWN_KEYNESS),
    classes: Uint8Array.from(
      words,
      (word) => wordClass(word) | (saying.has(word) ? SAYING : 0) | (spoken.has(word) ? SPOKEN : 0),
    ),
  };
}

/** The number of the word at a span of a text's UTF-16 units; -1 if nothing is known about it. */
export function factsAt({ words }: WordFacts, text: Uint16Array, start: number, end: number): number {
  let node = ROOT;
  for (let at = start; at < end && node >= 0; at++) node = childOf(words, node, text[at]);
  return node < 0 ? -1 : keyAt(words, node);
}
