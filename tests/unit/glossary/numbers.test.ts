import { expect, test } from 'vitest';
import { charactersSaid, hasItemsSaid, itemsSaid, numeralValue } from '../../../utils/glossary/numbers';

test.each([
  ['两', 2],
  ['双', 2],
  ['一', 1],
  ['九', 9],
  ['十', 10],
  ['十四', 14],
  ['二十', 20],
  ['九十九', 99],
])('%s is %i', (numeral, value) => {
  expect(numeralValue(numeral)).toBe(value);
});

test.each([
  ['四个意识', 4],
  ['三严三实', 6],
  ['三去一降一补', 5],
  ['五统一、一开放', 6],
  ['十四个坚持', 14],
  ['五个必须（经济工作）', 5],
  // Neither 一体 nor 一百年 nor 一批 counts anything.
  ['五位一体', 5],
  ['两个一百年', 2],
  ['五个一批', 5],
  ['三管三必须', 3],
  ['千万工程', null],
  ['中国梦', null],
])('%s says that it has %s items', (headword, items) => {
  expect(itemsSaid(headword)).toBe(items);
});

test('some say how many characters their items have', () => {
  expect(charactersSaid('乡村振兴二十字方针')).toBe(20);
  expect(charactersSaid('四个意识')).toBeNull();
  const items = ['产业兴旺', '生态宜居', '乡风文明', '治理有效', '生活富裕'];
  expect(hasItemsSaid('乡村振兴二十字方针', items)).toBe(true);
  expect(hasItemsSaid('乡村振兴二十字方针', items.slice(1))).toBe(false);
});

test('a list that is too short or too long is noticed', () => {
  expect(hasItemsSaid('四风', ['一', '二', '三', '四'])).toBe(true);
  expect(hasItemsSaid('四风', ['一', '二', '三'])).toBe(false);
  expect(hasItemsSaid('社会主义核心价值观', ['富强'])).toBe(true);
});
