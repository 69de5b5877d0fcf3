/** Signs that are written for 〇 and are nothing else in Chinese: circles, 〇 itself among them, a Greek and a Cyrillic letter. */
const ROUND = '〇○◯⭕⭘οо';
/** Figure and letter that look like it. */
const LOOK_ALIKES = '0o';

/** All signs that are written for 〇 in Chinese figures: simplified, half width, lower case. */
export const ZERO_SIGNS = `${ROUND}${LOOK_ALIKES}零`;

/** How many units behind a sign `isChineseZero` looks at. No year or number has more zeros in a row. */
export const ZERO_LOOK_AHEAD = 4;

const round = new Set(ROUND);
const lookAlikes = new Set(LOOK_ALIKES);
const zeros = new Set(ZERO_SIGNS);
const DIGITS = new Set('一二三四五六七八九〇');
const POWERS = new Set('十百千万亿');
/** What follows the last figure of a year, month, day or number, of a decade (八○后) or of a congress. */
const UNITS = new Set('年月日号后届');
/** A placeholder in the place of a figure (二〇XX年): in normalised text, and in comparable text. */
const PLACEHOLDERS = new Set('\u0001x');
/** Figures (a run of them is \u0002 in normalised text) and letters, to which a 0 or o belongs rather than to what is before it. */
const LATIN = new Set('0123456789\u0002abcdefghijklmnopqrstuvwxyz');
/** What makes a figure of a 0 before it. */
const OF_FIGURES = /[%.]/;

const roundUnits = new Set(Array.from(ROUND, (sign) => sign.charCodeAt(0)));
const figureUnits = new Set(Array.from([...DIGITS, ...POWERS], (sign) => sign.charCodeAt(0)));

/**
 * Whether a sign may stand for 〇 after a unit: false is certain, otherwise `isChineseZero` has to be asked, which takes
 * longer. Both are UTF-16 units of the kind that it takes; the beginning of the text is NaN.
 */
export function mayBeChineseZero(sign: number, before: number): boolean {
  return roundUnits.has(sign) || figureUnits.has(before);
}

/**
 * Whether a sign stands for 〇 in a figure written in Chinese (二○二四, 二O一九, 一百零五), as its neighbours say. All
 * simplified, half width and lower case; a placeholder is \u0001 or x, other figures than 0 are as they are or \u0002.
 * @param before What is before it, 〇 in the place of earlier zeros; '' at the text's beginning.
 * @param after The ZERO_LOOK_AHEAD units behind it, or as many as there are.
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
  // After a digit all of the run are zeros with the circle that is among them.
  if (round.has(next)) return isAfterDigit || POWERS.has(last);
  if (sign === '零' && POWERS.has(last)) return DIGITS.has(next) || next === '十';
  if (!isAfterDigit) return false;
  if (DIGITS.has(next) || UNITS.has(next) || PLACEHOLDERS.has(next)) return true;
  // 二00 and 三〇0, whatever is next: two signs in a row are no accident.
  if (!lookAlikes.has(sign) || (run === 0 && last !== '〇') || LATIN.has(next)) return false;
  return sign !== '0' || !OF_FIGURES.test(next);
}

/** Whether what is behind a circle makes a figure with it: ○八年, ○五一二, but not the points of a list (○一是). */
function isAbbreviated(after: string): boolean {
  const [first = '', second = ''] = after;
  return (
    DIGITS.has(first) && first !== '〇' && (DIGITS.has(second) || zeros.has(second) || UNITS.has(second))
  );
}
