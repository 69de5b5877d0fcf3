/** Signs that are written for 〇 in Chinese figures, 〇 itself among them; letters in lower case, all of half width. */
const ZEROS = new Set('〇○◯0o零');
/** Those that are nothing else beside a Chinese figure. */
const ROUND = new Set('〇○◯');
const DIGITS = new Set('一二三四五六七八九〇');
const POWERS = new Set('十百千万亿');
/** What follows the last figure of a year, month, day or number. */
const UNITS = new Set('年月日号');

/**
 * Whether a sign stands for 〇 in a figure written in Chinese (二○二四年, 二O一九, 一百零五), as its neighbours say. All
 * simplified, half width and lower case.
 * @param before What is before it, 〇 in the place of earlier zeros; '' at the text's beginning. `after` likewise.
 */
export function isChineseZero(sign: string, before: string, after: string): boolean {
  if (!ZEROS.has(sign)) return false;
  const isAfterDigit = DIGITS.has(before);
  if (ROUND.has(sign)) return isAfterDigit || POWERS.has(before) || DIGITS.has(after);
  const isPower = sign === '零' && POWERS.has(before);
  return (isAfterDigit || isPower) && (DIGITS.has(after) || ZEROS.has(after) || UNITS.has(after));
}
