import { expect, test } from 'vitest';
import { listNumber } from '../../../utils/intake/list-numbers';

test.each<[format: string, expected: readonly [number, string][]]>([
  [
    'chineseCounting',
    [
      [1, '一'],
      [10, '十'],
      [11, '十一'],
      [20, '二十'],
      [99, '九十九'],
      [102, '一〇二'],
    ],
  ],
  [
    'chineseCountingThousand',
    [
      [10, '十'],
      [100, '一百'],
      [102, '一百零二'],
      [110, '一百一十'],
      [2_024, '二千零二十四'],
    ],
  ],
  [
    'japaneseCounting',
    [
      [21, '二十一'],
      [105, '一百零五'],
    ],
  ],
  ['taiwaneseCountingThousand', [[12_000, '一萬二千']]],
  [
    'ideographDigital',
    [
      [9, '九'],
      [10, '一〇'],
      [25, '二五'],
    ],
  ],
  [
    'chineseLegalSimplified',
    [
      [1, '壹'],
      [10, '壹拾'],
      [23, '贰拾叁'],
    ],
  ],
  [
    'ideographLegalTraditional',
    [
      [3, '參'],
      [20, '貳拾'],
    ],
  ],
  [
    'ideographTraditional',
    [
      [1, '甲'],
      [10, '癸'],
      [11, '11'],
    ],
  ],
  [
    'ideographZodiac',
    [
      [1, '子'],
      [12, '亥'],
      [13, '13'],
    ],
  ],
  [
    'ideographZodiacTraditional',
    [
      [1, '甲子'],
      [60, '癸亥'],
    ],
  ],
  [
    'ideographEnclosedCircle',
    [
      [1, '㊀'],
      [10, '㊉'],
      [11, '11'],
    ],
  ],
  [
    'decimalEnclosedCircleChinese',
    [
      [1, '①'],
      [20, '⑳'],
      [21, '21'],
    ],
  ],
  ['decimalEnclosedParen', [[1, '⑴']]],
  ['decimalEnclosedFullstop', [[2, '⒉']]],
  ['decimalFullWidth', [[12, '１２']]],
  [
    'decimalZero',
    [
      [0, '00'],
      [3, '03'],
      [12, '12'],
    ],
  ],
  [
    'upperLetter',
    [
      [1, 'A'],
      [26, 'Z'],
      [27, 'AA'],
    ],
  ],
  [
    'lowerRoman',
    [
      [4, 'iv'],
      [1_999, 'mcmxcix'],
      [4_000, '4000'],
    ],
  ],
  ['decimal', [[7, '7']]],
  ['thaiNumbers', [[7, '7']]],
  ['bullet', [[1, '']]],
  ['none', [[1, '']]],
])('%s', (format, expected) => {
  expect(expected.map(([value]) => [value, listNumber(value, format)])).toEqual(expected);
});
