/**
 * Particles, conjunctions and the copula: they link what precedes them to what follows, so no phrase begins or ends
 * with one.
 */
export const DANGLING_WORDS: ReadonlySet<string> = new Set('的了和与及在是之');
/** As units, not characters: looked up for nearly every unit of a page, and a set of numbers is faster. */
const DANGLING_UNITS = new Set(Array.from(DANGLING_WORDS, (sign) => sign.charCodeAt(0)));

/** Whole words that begin or end with such a character. */
const WHOLE_FIRST = '和平 和谐 和睦 和解 和美 与时俱进 及时 及早 了解 在岗 在职 在建 是非'.split(' ');
const WHOLE_LAST =
  '实事求是 普及 涉及 顾及 惠及 触及 参与 存在 潜在 内在 所在 温和 缓和 祥和 饱和 总和 共和 目的'.split(' ');

/** Whether a character would dangle at the edge of a phrase, unless it is part of a word there. */
export function isDangling(unit: string): boolean {
  return DANGLING_WORDS.has(unit);
}

/** Whether a text dangles at its start: it begins with a particle or the like that isn't part of a whole word. */
export function danglesAtStart(text: string, start = 0): boolean {
  return (
    DANGLING_UNITS.has(text.charCodeAt(start)) && !WHOLE_FIRST.some((word) => text.startsWith(word, start))
  );
}

/** Whether a text dangles at its end (exclusive). */
export function danglesAtEnd(text: string, end = text.length): boolean {
  return DANGLING_UNITS.has(text.charCodeAt(end - 1)) && !WHOLE_LAST.some((word) => text.endsWith(word, end));
}

/** The whole words by their first and by their last unit, as units. */
const FIRST_BY_UNIT = byUnit(WHOLE_FIRST, (units) => units[0]);
const LAST_BY_UNIT = byUnit(WHOLE_LAST, (units) => units[units.length - 1]);

function byUnit(
  words: readonly string[],
  unitOf: (units: Uint16Array) => number,
): Map<number, Uint16Array[]> {
  const found = new Map<number, Uint16Array[]>();
  for (const word of words) {
    const units = Uint16Array.from(word, (sign) => sign.charCodeAt(0));
    found.set(unitOf(units), [...(found.get(unitOf(units)) ?? []), units]);
  }
  return found;
}

/** Whether a whole word (和平) that begins like a particle is at an offset of a text's units. */
export function beginsWholeWord(units: Uint16Array, start: number): boolean {
  return FIRST_BY_UNIT.get(units[start])?.some((word) => hasAt(units, start, word)) ?? false;
}

/** Whether a whole word (涉及) that ends like a particle ends before an offset of a text's units. */
export function endsWholeWord(units: Uint16Array, end: number): boolean {
  return LAST_BY_UNIT.get(units[end - 1])?.some((word) => hasAt(units, end - word.length, word)) ?? false;
}

function hasAt(units: Uint16Array, start: number, word: Uint16Array): boolean {
  return start >= 0 && word.every((unit, i) => units[start + i] === unit);
}
