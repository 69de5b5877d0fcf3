/**
 * 的 that is a part of a word: 目的, unless the word before it ends in 目 (项目的), and 的确, 有的放矢, 无的放矢. Every other 的 joins
 * two wordings.
 */
const IN_WORD = /(?<![项科节题栏书数纲眼面曲])目的|的确(?![保定立认实])|[有无]的放矢/g;

const DE = '的';

/** Offsets of every 的 in a normalised text that makes no difference to what is said, ascending. UTF-16 units. */
export function idleDe(text: string): number[] {
  if (!text.includes(DE)) return [];
  const kept = new Set<number>();
  for (const { 0: word, index } of text.matchAll(IN_WORD)) kept.add(index + word.indexOf(DE));
  const offsets: number[] = [];
  for (let at = text.indexOf(DE); at >= 0; at = text.indexOf(DE, at + 1)) if (!kept.has(at)) offsets.push(at);
  return offsets;
}

/**
 * The form that wordings share which differ by 的 alone: 适度宽松货币政策 for 适度宽松的货币政策, too. What is counted of one of them
 * is counted of all.
 */
export function sharedForm(text: string): string {
  const idle = idleDe(text);
  if (idle.length === 0) return text;
  let form = '';
  let from = 0;
  for (const at of idle) {
    form += text.slice(from, at);
    from = at + 1;
  }
  return form + text.slice(from);
}
