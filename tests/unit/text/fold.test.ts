import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fold, foldedWords } from '../../../utils/text/fold';

describe('fold', () => {
  it.each([
    ['nothing', '', ''],
    ['traditional characters', '經濟發展', '经济发展'],
    ['full width', 'ＡＢ１２，', 'ab12,'],
    ['capitals of any script', 'Éx ДА', 'éxда'],
    ['white space of any kind', ' 一\t二\n三\u00a0四　五\u2028', '一二三四五'],
    ['quotes, 、 and unseen marks', '“一”、二\u200b', '一二'],
    ['figures as they are', '2023年增长5.2%', '2023年增长5.2%'],
    ['a lone surrogate', '一\ud800二', '一\ud800二'],
    ['pictures', '好👍', '好👍'],
  ])('%s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  test('case, width and white space make no difference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 一-龟]*$/), (text) => {
        const wide = text.replace(/[a-z0-9]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        expect(fold(wide)).toBe(fold(text));
        expect(fold(text.toUpperCase().replaceAll(' ', '\n'))).toBe(fold(text));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('foldedWords', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  經濟　GDP ', ['经济', 'gdp']],
    ['“ 、', []],
  ])('%j', (query, words) => {
    expect(foldedWords(query)).toEqual(words);
  });
});
