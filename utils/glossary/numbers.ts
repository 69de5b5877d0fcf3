import { countHan } from '../text/han';
import { wordingOf } from './glossary';

const DIGITS = '一二三四五六七八九';

/** A numeral below one hundred, unless it belongs to a larger one, an ordinal, or a word in which nothing is counted. */
const NUMERAL =
  /(?<![第百千万亿统])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两双])(?![十百千万亿体度年月日届批流])/g;

/** Headwords of which two numerals count the same items. */
const SAID_TWICE: ReadonlySet<string> = new Set(['三管三必须', '四应四尽']);

/** The value of a numeral from 一 to 九十九; 两 and 双 are 2. */
export function numeralValue(numeral: string): number {
  if (numeral === '两' || numeral === '双') return 2;
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const digit = (sign: string) => DIGITS.indexOf(sign) + 1;
  return (tens === '0' ? 0 : (tens === '' ? 1 : digit(tens)) * 10) + (ones === '' ? 0 : digit(ones));
}

/**
 * How many items a headword says that it has: the sum of its numerals, so that 三严三实 has six; null where it says
 * nothing.
 */
export function itemsSaid(headword: string): number | null {
  const numerals = wordingOf(headword).match(NUMERAL);
  if (numerals === null) return null;
  const counted = SAID_TWICE.has(headword) ? numerals.slice(1) : numerals;
  return counted.reduce((sum, numeral) => sum + numeralValue(numeral), 0);
}

/** How many characters a headword says that its items have together (乡村振兴二十字方针); null where it says nothing. */
export function charactersSaid(headword: string): number | null {
  const said = /([二三四五六七八九]?十[一二三四五六七八九]?)字/.exec(headword);
  return said && numeralValue(said[1]);
}

/** Whether the items are as many as the headword says; true where it says nothing. */
export function hasItemsSaid(headword: string, items: readonly string[]): boolean {
  const characters = charactersSaid(headword);
  if (characters !== null) return countHan(items.join('')) === characters;
  const said = itemsSaid(headword);
  return said === null || said === items.length;
}
