import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDocumentDate, tidyName } from '../../../utils/collections/user-corpus';
import { NAME_MAX_UNITS } from '../../../utils/limits';

describe('parseDocumentDate', () => {
  it.each([
    ['2020', '2020'],
    [' 2020 ', '2020'],
    ['2020年', '2020'],
    ['2020-11', '2020-11'],
    ['2020-3', '2020-03'],
    ['2020年3月', '2020-03'],
    ['2020-11-05', '2020-11-05'],
    ['2020/11/5', '2020-11-05'],
    ['2020.11.5', '2020-11-05'],
    ['2020年11月5日', '2020-11-05'],
    ['2020 年 11 月 5 日', '2020-11-05'],
    ['２０２０年１１月５日', '2020-11-05'],
    ['2024-02-29', '2024-02-29'],
    ['1900', '1900'],
    ['2999-12-31', '2999-12-31'],
  ])('reads %j as %j', (typed, date) => {
    expect(parseDocumentDate(typed)).toBe(date);
  });

  it.each(['', '  ', '\u3000'])('reads %j as no date', (typed) => {
    expect(parseDocumentDate(typed)).toBeNull();
  });

  it.each([
    ...['20', '20201105', '2020-13', '2020-00', '2020-11-31', '2023-02-29', '2020-11-00', '1899', '3000'],
    ...['5.11.2020', '2020-11-05T10:00', '二〇二〇年', 'yesterday', '2020-11-05x', '-2020'],
  ])('refuses %j', (typed) => {
    expect(parseDocumentDate(typed)).toBeUndefined();
  });

  it('reads every day of the calendar as itself', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(parseDocumentDate(date)).toBe(date);
      }),
    );
  });
});

describe('a name for the store', () => {
  test.each([
    ['  在县委全会上的讲话 ', '在县委全会上的讲话'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['\u202e反向\u202c标题', '反向标题'],
    ['两行\r\n标题\0甲', '两行 标题 甲'],
    ['\ud800孤', '\ufffd孤'],
    ['\u200b\u2060 \u202e', ''],
    ['', ''],
  ])('%j is %j', (typed, name) => {
    expect(tidyName(typed)).toBe(name);
  });

  test('a long one is cut, but not within a character', () => {
    expect(tidyName('长'.repeat(10_000))).toBe('长'.repeat(NAME_MAX_UNITS));
    expect(tidyName(`长${'𠀀'.repeat(NAME_MAX_UNITS)}`)).toHaveLength(NAME_MAX_UNITS - 1);
  });

  test('is one well-formed line whatever was typed, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const name = tidyName(typed);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(NAME_MAX_UNITS);
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(tidyName(name)).toBe(name);
      }),
    );
  });
});
