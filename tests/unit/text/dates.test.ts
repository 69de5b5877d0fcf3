import { expect, test } from 'vitest';
import { publishedIn, readDate } from '../../../utils/text/dates';

test.each([
  ['2020年11月05日', '2020-11-05'],
  ['发布时间：2020-11-05 10:11', '2020-11-05'],
  ['2020/1/5', '2020-01-05'],
  ['2020.11.05', '2020-11-05'],
  ['2020-11-05T10:11:00+08:00', '2020-11-05'],
  ['2020年11月', '2020-11'],
  ['2020-02-30', null],
  ['2020-13-01', null],
  ['编号12020-11-051', null],
  ['没有日期', null],
])('%s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

test('the best of a page’s own words for when it was published', () => {
  const metas = new Map([
    ['date', '2021-01-01'],
    ['pubdate', '2020-11-05 10:11'],
    ['article:published_time', 'soon'],
  ]);
  expect(publishedIn((name) => metas.get(name))).toBe('2020-11-05');
  expect(publishedIn(() => undefined)).toBeNull();
});
