import { DANGLING_WORDS } from '../text/words';

/**
 * Words of closed classes: the mortar of any Chinese sentence. A phrase that begins or ends with one was cut in the
 * wrong place or is ordinary language.
 */
const AT_NO_EDGE = new Set(
  [
    // pronouns
    '我 你 他 她 它 我们 你们 他们 她们 它们 咱们 大家 谁 这 那 哪 这个 那个 这些 那些 这样 那样 这里 那里',
    '什么 怎么 如何 每 某 该 此 其 其中 自己',
    // modal verbs and adverbs
    '要 会 能 将 可以 能够 应该 应当 已 已经 正在 曾 也 都 就 还 又 才 只 很 更加 非常 十分',
    // conjunctions and sentence connectors
    '并 且 而 但 如 因 由 并且 而且 但是 然而 或者 如果 因为 因此 所以 虽然 不仅 同时 此外 为此 对此',
    '特别是 尤其是 一方面 另一方面 例如 比如 以及',
    // time
    '今天 今年 去年 明年 近年 近年来 今后 目前 当前 现在 以来 以后 以前 之后 之前 期间 时候 今年以来',
  ].flatMap((line) => line.split(' ')),
);

/** Prepositions, which begin set phrases (以…为核心, 把…摆在首位) but end none, and words that attach to what precedes. */
const AT_NO_END = new Set(
  '以 为 从 向 对 把 被 让 使 给 按照 根据 通过 关于 对于 随着 有关 等 到 中 上 下 里 内 外 后 前 时 间 之中 之下 之上 方面 上来'.split(
    ' ',
  ),
);

/** Numbers of a list: 一是, 二要, 十一是. */
const LIST_NUMBER = /^[一二三四五六七八九十]+[是要]/;

/** Whether a text begins like a list item. */
export function beginsAsListItem(text: string): boolean {
  return LIST_NUMBER.test(text);
}

/**
 * Bits of `wordClass`: a particle or the like (`isDangling`), a word that can't begin a phrase, one that can't end one.
 */
export const DANGLING = 1;
export const NO_BEGINNING = 2;
export const NO_END = 4;

/** One look-up answers every question about a word. */
const CLASSES = new Map<string, number>();
for (const word of AT_NO_EDGE) CLASSES.set(word, NO_BEGINNING | NO_END);
for (const word of AT_NO_END) CLASSES.set(word, (CLASSES.get(word) ?? 0) | NO_END);
for (const word of DANGLING_WORDS) CLASSES.set(word, (CLASSES.get(word) ?? 0) | DANGLING);

/** Pairs of these characters are of a closed class, too (还要, 也是), except for these. */
const WHOLE_PAIRS = new Set(['才能']);
const SINGLE = [...CLASSES.keys()].filter((word) => word.length === 1 && !AT_NO_END.has(word));
const LISTED = [...CLASSES.keys()];
for (const first of SINGLE)
  for (const second of SINGLE) {
    const pair = first + second;
    if (!CLASSES.has(pair) && !WHOLE_PAIRS.has(pair)) CLASSES.set(pair, NO_BEGINNING | NO_END);
  }

/** The listed words of closed classes, without pairs. */
export function listedWords(): readonly string[] {
  return LISTED;
}

/** Every word of a closed class. */
export function closedClassWords(): Iterable<string> {
  return CLASSES.keys();
}

/** A word's bits (above); 0 for words of open classes. */
export function wordClass(word: string): number {
  return CLASSES.get(word) ?? 0;
}

/** Whether a phrase may begin with this word. */
export function mayBegin(word: string): boolean {
  return (wordClass(word) & NO_BEGINNING) === 0;
}

/** Whether a phrase may end with this word. */
export function mayEnd(word: string): boolean {
  return (wordClass(word) & NO_END) === 0;
}

/** Whether a word is mortar between phrases: a particle or a function word. */
export function isMortar(word: string): boolean {
  return wordClass(word) !== 0;
}
