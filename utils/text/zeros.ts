/** Signs that mean only 〇 in Chinese: circles (including 〇 itself), a Greek and a Cyrillic letter. */
const ROUND = '〇○◯⭕⭘οо';
/** A figure and a letter that look like it. */
const LOOK_ALIKES = '0o';

/** All signs written for 〇 in Chinese figures: simplified, half width, lower case. */
export const ZERO_SIGNS = `${ROUND}${LOOK_ALIKES}零`;

/** How many units after a sign `isChineseZero` needs. No year or number has more zeros in a row. */
export const ZERO_LOOK_AHEAD = 4;

const round = new Set(ROUND);
const lookAlikes = new Set(LOOK_ALIKES);
const zeros = new Set(ZERO_SIGNS);
const DIGITS = new Set('一二三四五六七八九〇');
const POWERS = new Set('十百千万亿');
/** Follows the last figure of a year, month, day or number, of a decade (八○后) or of a congress. */
const UNITS = new Set('年月日号后届');
/** A placeholder instead of a figure (二〇XX年), in normalised text and in comparable text. */
const PLACEHOLDERS = new Set('\u0001x');
/** Figures (a run of them is \u0002 in normalised text) and letters; a 0 or o before one belongs to it. */
const LATIN = new Set('0123456789\u0002abcdefghijklmnopqrstuvwxyz');
/** Makes a figure of a 0 before it. */
const OF_FIGURES = /[%.]/;

const roundUnits = new Set(Array.from(ROUND, (sign) => sign.charCodeAt(0)));
const figureUnits = new Set(Array.from([...DIGITS, ...POWERS], (sign) => sign.charCodeAt(0)));

/**
 * A quick check before the slower `isChineseZero`: false if a sign certainly isn't written for 〇 after a given unit.
 * Takes UTF-16 units in the form that `isChineseZero` takes; NaN for the beginning of the text.
 */
export function mayBeChineseZero(sign: number, before: number): boolean {
  return roundUnits.has(sign) || figureUnits.has(before);
}

/**
 * Whether a sign is written for 〇 in a figure in Chinese (二○二四, 二O一九, 一百零五), judged by its neighbours. All
 * simplified, half width and lower case; a placeholder is \u0001 or x, figures other than 0 stay or are \u0002.
 * @param before The text before it, with 〇 for earlier zeros; '' at the text's beginning.
 * @param after The ZERO_LOOK_AHEAD units after it, fewer at the end of the text.
 */
export function isChineseZero(sign: string, before: string, after: string): boolean {
  if (!zeros.has(sign)) return false;
  const last = before.slice(-1);
  const isAfterDigit = DIGITS.has(last);
  if (round.has(sign)) return isAfterDigit || POWERS.has(last) || isAbbreviated(after);
  let run = 0;
  while (run < after.length && zeros.has(after[run]) && !round.has(after[run])) run++;
  const next = after.slice(run, run + 1);
  if (run === ZERO_LOOK_AHEAD) return false;
  // After a digit, a run that ends in a circle is all zeros.
  if (round.has(next)) return isAfterDigit || POWERS.has(last);
  if (sign === '零' && POWERS.has(last)) return DIGITS.has(next) || next === '十';
  if (!isAfterDigit) return false;
  if (DIGITS.has(next) || UNITS.has(next) || PLACEHOLDERS.has(next)) return true;
  // 二00 and 三〇0, whatever follows: two signs in a row are no accident.
  if (!lookAlikes.has(sign) || (run === 0 && last !== '〇') || LATIN.has(next)) return false;
  return sign !== '0' || !OF_FIGURES.test(next);
}

/** Whether a circle and the text after it make a figure: ○八年, ○五一二, but not a bullet (○一是). */
function isAbbreviated(after: string): boolean {
  const [first = '', second = ''] = after;
  return (
    DIGITS.has(first) && first !== '〇' && (DIGITS.has(second) || zeros.has(second) || UNITS.has(second))
  );
}
