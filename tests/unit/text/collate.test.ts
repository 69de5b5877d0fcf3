import { expect, test } from 'vitest';
import { compareTitles } from '../../../utils/text/fold';

test('titles are in the order of pinyin, traditional ones among them, figures by their value', () => {
  const sorted = [
    '在县委全会上的讲话',
    '安徽日报',
    '第10次会议',
    '第9次会议',
    '國務院通知',
    '关于春茶的通知',
    '北京',
  ];
  expect([...sorted].reverse().sort(compareTitles)).toEqual([
    '安徽日报',
    '北京',
    '第9次会议',
    '第10次会议',
    '关于春茶的通知',
    '國務院通知',
    '在县委全会上的讲话',
  ]);
});
