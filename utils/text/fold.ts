import { DIGIT, DROPPED, IN_CONTEXT, signOf, unitTable, WIDE_SPACE, ZERO } from './unit-table';
import { FIRST_PLAIN } from './units';

/**
 * A text in the form in which the user's own words are searched: simplified characters, half width, lower case, without
 * white space, quotes, 、 and invisible marks, as in `normalise`. Figures, punctuation and letters of other scripts
 * stay, since notes and tags are not phrases. Context-dependent characters are the same in all words (著 and 着, 零 and
 * 〇), so that half a word finds the whole one. Empty where nothing is left.
 */
export function fold(text: string): string {
  const table = unitTable();
  const plain = text.normalize('NFKC').toLowerCase();
  let folded = '';
  let from = 0;
  let mayHaveZeros = false;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    const out = table[unit];
    if (unit === 0x30 || out === ZERO) mayHaveZeros = true;
    if ((out === unit && out >= FIRST_PLAIN) || out === DIGIT) continue;
    if (out >= FIRST_PLAIN) folded += plain.slice(from, i) + String.fromCharCode(out);
    else if (out === ZERO || out === IN_CONTEXT) folded += plain.slice(from, i) + alike(signOf(unit));
    else if (out === DROPPED || out === WIDE_SPACE || isLineEnd(unit)) folded += plain.slice(from, i);
    else continue;
    from = i + 1;
  }
  folded += plain.slice(from);
  return mayHaveZeros ? folded.replace(LATIN_ZEROS, (zeros) => '〇'.repeat(zeros.length)) : folded;
}

/** Letters and figures typed for 〇: 二O二四, 二00五年. */
const LATIN_ZEROS = /(?<=[一二三四五六七八九〇])[0oοо]+(?=[一二三四五六七八九〇年月日号])/g;

/** Characters of the classes ZERO and IN_CONTEXT, each followed by its folded form. */
const ALIKE = ['零〇', '○〇', '◯〇', '⭕〇', '⭘〇', '著着', '覆复', '瞭了', '藉借', '鍊炼'];
const alikeUnits = new Map(ALIKE.map((pair) => [pair.charCodeAt(0), pair[1]]));

function alike(sign: number): string {
  return alikeUnits.get(sign) ?? String.fromCharCode(sign);
}

/** Tabs and line ends, which normalising keeps as barriers. */
function isLineEnd(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** The words of a search query, split at white space and folded; without those that fold to nothing. */
export function foldedWords(query: string): string[] {
  return query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
}

/**
 * Compares titles in the usual order of Chinese lists, whatever the language of the interface: Han characters by
 * pinyin, figures by value. Source: CLDR's collation `pinyin`.
 */
export const compareTitles: (a: string, b: string) => number = new Intl.Collator('zh-Hans-u-co-pinyin', {
  numeric: true,
}).compare;
