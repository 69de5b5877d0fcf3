import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparableText } from '../../../utils/text/comparable';
import { fold } from '../../../utils/text/fold';
import { normalise } from '../../../utils/text/normalise';
import { isChineseZero, mayBeChineseZero, ZERO_SIGNS } from '../../../utils/text/zeros';

/** Wordings with a zero of each kind that is one, and what they are with 〇. */
const ZEROS: readonly (readonly [string, string])[] = [
  ...Array.from('〇○◯⭕⭘0０oOｏＯοΟоО零', (zero) => [`二${zero}四七年`, '二〇四七年'] as const),
  ['二OO八年', '二〇〇八年'],
  ['二０００年', '二〇〇〇年'],
  ['二○○○年', '二〇〇〇年'],
  ['二零零零年', '二〇〇〇年'],
  ['二o○零年', '二〇〇〇年'],
  ['二 ○ 四 七 年', '二〇四七年'],
  ['二○四○年', '二〇四〇年'],
  ['一九八O年代', '一九八〇年代'],
  ['八○后', '八〇后'],
  ['九零后', '九〇后'],
  ['十二月三○日', '十二月三〇日'],
  ['第三零号', '第三〇号'],
  ['二○XX年', '二〇x年'],
  ['二零××年', '二〇x年'],
  ['二0XX年', '二〇x年'],
  ['一百零五件', '一百〇五件'],
  ['一千○六十', '一千〇六十'],
  ['一千零十六', '一千〇十六'],
  ['三万零八百', '三万〇八百'],
  ['○八年', '〇八年'],
  ['○五一二', '〇五一二'],
  ['一00名', '一〇〇名'],
  ['三〇0人', '三〇〇人'],
];

/** Signs that are no zero of a Chinese figure: normalised, and as they are compared. */
const OTHERS: readonly (readonly [string, string, string])[] = [
  ['零容忍', '零容忍', '零容忍'],
  ['零距离', '零距离', '零距离'],
  ['从零开始', '从零开始', '从零开始'],
  ['统一零售价', '统一零售价', '统一零售价'],
  ['第一零工市场', '第一零工市场', '第一零工市场'],
  ['万零售商', '万零售商', '万零售商'],
  ['一年零三个月', '一年零三个月', '一年零三个月'],
  ['增长零点八', '增长零点八', '增长零点八'],
  ['2024年', '\u0002年', '2024年'],
  ['A0级', 'a\u0002级', 'a0级'],
  ['增长二0%', '增长二\u0002', '增长二0%'],
  ['一0元', '一\u0002元', '一0元'],
  ['二00kg', '二\u0002kg', '二00kg'],
  ['二012年', '二\u0002年', '二012年'],
  ['第一O组', '第一o组', '第一o组'],
  ['统一OA', '统一oa', '统一oa'],
  ['一O2O', '一o\u0002o', '一o2o'],
  ['○一是', '\n一是', '○一是'],
  ['○其他', '\n其他', '○其他'],
  ['○○县', '\n县', '○○县'],
  ['对号○错号×', '对号\n错号\u0001', '对号○错号x'],
];

describe.each(ZEROS)('%s', (source, wanted) => {
  test('is one wording with 〇, in pages, quotes and notes', () => {
    expect(normalise(source).text).toBe(normalise(wanted.replaceAll('x', 'X')).text);
    expect(normalise(source).text).toContain('〇');
    expect(comparableText(source).text.replace(/x+/, 'x')).toBe(wanted);
  });
});

describe.each(OTHERS)('%s', (source, normalised, compared) => {
  test('holds no zero of a Chinese figure', () => {
    expect(normalise(source).text).toBe(normalised);
    expect(comparableText(source).text).toBe(compared);
  });
});

test('a zero has the place of its sign', () => {
  const { text, starts } = normalise('到 二“○”三 五年');
  expect(text).toBe('到二〇三五年');
  expect([...starts]).toEqual([0, 2, 4, 6, 8, 9, 10]);
});

test('many zeros and many spaces take time in the order of their number', () => {
  const began = performance.now();
  const text = `二${'0'.repeat(200_000)}${' ○'.repeat(100_000)}${'零\u200b'.repeat(100_000)}`;
  expect(normalise(text).text.length).toBeGreaterThan(100_000);
  expect(normalise(`零${'\u200b'.repeat(1_000_000)}`.repeat(2)).text).toBe('零零');
  // Looking at all that follows each sign would take minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
});

test.each([
  ['二零三五', '二〇三五'],
  ['二O三五年', '二〇三五年'],
  ['○', '〇'],
  ['零容忍', '〇容忍'],
  ['B2O', 'b2o'],
])('notes are searched alike: %s', (source, folded) => {
  expect(fold(source)).toBe(folded);
});

/** Everything that decides whether a sign is a zero, and units that don't. */
const DECIDING = Array.from(`${ZERO_SIGNS}一九十亿年届x\u0001\u00021z%.,会`);
const FOLLOWING = ['', ...DECIDING, ...DECIDING.flatMap((first) => DECIDING.map((second) => first + second))];

describe('mayBeChineseZero', () => {
  const may = (sign: string, before: string) =>
    mayBeChineseZero(sign.charCodeAt(0), before.charCodeAt(before.length - 1));

  test('is true where some text behind the sign makes it a zero', () => {
    const figures = Array.from('一二三四五六七八九〇十百千万亿');
    const wrong = [...ZERO_SIGNS].flatMap((sign) =>
      ['', ...figures, ...DECIDING].filter(
        (before) => may(sign, before) !== FOLLOWING.some((after) => isChineseZero(sign, before, after)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('is false for no zero in any text', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const any = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...DECIDING) },
      { weight: 1, arbitrary: unit },
    );
    const text = (maxLength: number) => fc.string({ unit: any, maxLength });
    fc.assert(
      fc.property(any, text(3), text(4), (sign, before, after) => {
        if (!may(sign, before)) expect(isChineseZero(sign, before, after)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});
