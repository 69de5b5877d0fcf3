import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberedFormulas } from '../../../utils/glossary/numbered-formulas';

const found = (text: string) => numberedFormulas(text).map((each) => each.text);

test('quoted ones are found whole', () => {
  expect(found('增强“四个意识”、坚定「四个自信」，聚焦“两不愁、三保障”，打造“5+2”产业')).toEqual([
    '四个意识',
    '四个自信',
    '两不愁、三保障',
    '5+2',
  ]);
});

test('unquoted ones are found by their measure words, up to the end of the noun', () => {
  expect(found('坚决打好三大攻坚战，落实中央八项规定和要求')).toEqual(['三大攻坚战', '八项规定']);
});

test.each(['三个月来', '两个小时', '第三个问题是', '二十八个百分点', '“改革开放”', '3个县的'])(
  '%s is none',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test('none is found twice where it is quoted', () => {
  expect(found('“三大攻坚战”')).toEqual(['三大攻坚战']);
});

test('spans are of the text and in its order, whatever the text', () => {
  const piece = fc.constantFrom('“四个意识”', '三大攻坚战', '，', '的', '五', '个', '”', '“', '项');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const formulas = numberedFormulas(text);
      for (const { text: formula, start, end } of formulas) expect(text.slice(start, end)).toBe(formula);
      const starts = formulas.map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
  );
});
