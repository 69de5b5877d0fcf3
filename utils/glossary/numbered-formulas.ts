import type { Span } from '../text/span';

/** A numbered formulation in a text, its span without quotation marks. */
export interface NumberedFormula extends Span {
  readonly text: string;
  readonly isQuoted: boolean;
}

const NUMERAL = '(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两双百千\\d])';

/** In quotation marks all that begins with a numeral: “四个意识”, “两不愁、三保障”, “5+2”. */
const QUOTED = new RegExp(`[“「『"](${NUMERAL}[^“”「」『』"。，；！？\\n]{1,13})[”」』"]`, 'g');

/**
 * Without quotation marks a numeral, a measure word and a noun of two to four characters, up to a sign or a word that ends it:
 * 八项规定, 三大攻坚战. Numerals that count things (两个小时, 三个月) or belong to a longer number don't count.
 */
const PLAIN = new RegExp(
  `(?<![第十百千万亿几\\d“「『"])(?:[二三四五六七八九两]|十[一二三四五六七八九]?)(?:个|大|项|种|重|条|方|类)(?!月|小时|百分点|多月|地方)` +
    '[\\u4e00-\\u9fff]{1,3}?[\\u4e00-\\u9fff](?=[，。；、！？：）”“\\s]|建设|取得|实现|的|和|等|为|是|在|要|循序|即|整)',
  'g',
);

/** The numbered formulations of a text, in its order. */
export function numberedFormulas(text: string): NumberedFormula[] {
  const quoted = Array.from(text.matchAll(QUOTED), (found) => {
    const start = found.index + 1;
    return { text: found[1], start, end: start + found[1].length, isQuoted: true };
  });
  const plain = Array.from(text.matchAll(PLAIN), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
    isQuoted: false,
  }));
  const isInside = ({ start, end }: Span) => quoted.some((each) => each.start <= start && end <= each.end);
  return [...quoted, ...plain.filter((each) => !isInside(each))].sort((a, b) => a.start - b.start);
}
