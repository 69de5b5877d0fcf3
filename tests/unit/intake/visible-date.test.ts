import { expect, test } from 'vitest';
import { dateOfText, isCalendarDate } from '../../../utils/intake/make-document';

test('a text’s own date stands alone at its head or foot', () => {
  expect(dateOfText(['讲话', '（2020年7月1日）', '同志们：'])).toBe('2020-07-01');
  expect(dateOfText(['讲话', '2020年7月1日召开会议。', '某办公室', '2020 年 8 月'])).toBe('2020-08');
  expect(dateOfText(['讲话', '2020年7月1日召开会议。'])).toBeNull();
});

test.each([
  ['（二〇二四年一月五日）', '2024-01-05'],
  ['二○二四年一月五日', '2024-01-05'],
  ['２０２４年１月５日', '2024-01-05'],
  ['二零二四年十二月三十一日', '2024-12-31'],
  ['二O二四年元月', '2024-01'],
  ['2024-01-05', '2024-01-05'],
  ['（2024.1.5）', '2024-01-05'],
  ['——2024年1月5日在云岭县第一次会议上', '2024-01-05'],
  ['云岭县人民政府办公室 2024年1月5日印发', '2024-01-05'],
  ['甲辰年正月初五', null],
  ['二〇二四年一月五日，会议召开。', null],
  ['2024年1月5日至2024年1月7日', null],
  ['注1：2024年1月5日', null],
])('a line of its own at the head: %s', (line, date) => {
  expect(dateOfText(['讲话', line, '同志们：'])).toBe(date);
});

test('a date that the user types', () => {
  const dates = ['2020', '2020-11', '2020-11-05', '1949-10-01'];
  const others = ['', '20', '2020-13', '2020-02-30', '2020-1-5', '3020', '2020-11-05 10:11', '二〇二〇'];
  expect([...dates, ...others].filter(isCalendarDate)).toEqual(dates);
});
