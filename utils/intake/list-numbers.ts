const FIGURES = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** The largest number written out with 十百千万. */
const MAX_COUNTED = 99_999;

/**
 * A number of an automatic list as word processors show it.
 * @param format The name that OOXML gives to the kind of figures (ECMA-376 part 1, ST_NumberFormat).
 * @returns Empty for bullets and lists without figures; Arabic figures for other scripts and for numbers that a kind of
 * figures doesn't have.
 */
export function listNumber(value: number, format: string): string {
  if (format === 'bullet' || format === 'none') return '';
  if (value < 1) return format === 'decimalZero' ? `0${value}` : String(value);
  return WRITERS[format]?.(value) || String(value);
}

const WRITERS: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: (value) => (value < 100 ? counted(value, FIGURES, '十百千万') : digits(value)),
  taiwaneseCounting: (value) => (value < 100 ? counted(value, FIGURES, '十百千万') : digits(value)),
  chineseCountingThousand: (value) => counted(value, FIGURES, '十百千万'),
  taiwaneseCountingThousand: (value) => counted(value, FIGURES, '十百千萬'),
  japaneseCounting: (value) => counted(value, FIGURES, '十百千万'),
  koreanDigital2: digits,
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: (value) => counted(value, LEGAL, '拾佰仟万', true),
  ideographLegalTraditional: (value) => counted(value, LEGAL_TRADITIONAL, '拾佰仟萬', true),
  ideographTraditional: (value) => STEMS[value - 1] ?? '',
  ideographZodiac: (value) => BRANCHES[value - 1] ?? '',
  ideographZodiacTraditional: (value) => STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12],
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
};

/** 二〇 */
function digits(value: number): string {
  return Array.from(String(value), (digit) => FIGURES[Number(digit)]).join('');
}

/**
 * 一百零二. Ten is 十, or 壹拾 in figures of accounts.
 * @param powers Ten, hundred, thousand and ten thousand.
 */
function counted(value: number, figures: string, powers: string, withOne = false): string {
  if (value > MAX_COUNTED) return '';
  const zero = figures[0] === '〇' ? '零' : figures[0];
  const text = Array.from(String(value), (digit, at) => {
    const power = String(value).length - at - 1;
    return digit === '0' ? zero : figures[Number(digit)] + (powers[power - 1] ?? '');
  })
    .join('')
    .replace(new RegExp(`${zero}+`, 'g'), zero)
    .replace(new RegExp(`${zero}$`), '');
  return withOne ? text : text.replace(/^一十/, '十');
}

function enclosed(value: number, first: number, count: number): string {
  return value <= count ? String.fromCharCode(first + value - 1) : '';
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** a to z, then aa, bb. */
function letters(value: number, first: string): string {
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(value / 26), 30));
}

const ROMAN: readonly [value: number, figure: string][] = [
  ...([1000, 900, 500, 400].map((value, at) => [value, ['M', 'CM', 'D', 'CD'][at]]) as [number, string][]),
  ...([100, 90, 50, 40].map((value, at) => [value, ['C', 'XC', 'L', 'XL'][at]]) as [number, string][]),
  ...([10, 9, 5, 4, 1].map((value, at) => [value, ['X', 'IX', 'V', 'IV', 'I'][at]]) as [number, string][]),
];

function roman(value: number): string {
  if (value > 3_999) return '';
  let left = value;
  let text = '';
  for (const [each, figure] of ROMAN) for (; left >= each; left -= each) text += figure;
  return text;
}
