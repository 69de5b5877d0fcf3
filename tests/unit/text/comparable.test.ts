import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparableOffset, comparableText } from '../../../utils/text/comparable';
import { anyText, neighbourlyText, officialText } from '../arbitraries';

describe('comparable text', () => {
  test.each([
    ['quotes of all kinds', '“四个意识”「四个意识」"四个意识"', '四个意识四个意识四个意识'],
    ['width', 'ＧＤＰ增长５．２％，（下同）', 'gdp增长5.2%,(下同)'],
    ['script', '經濟發展後勁', '经济发展后劲'],
    ['、 and white space', '制度化、 规范化\n\u3000程序化', '制度化规范化程序化'],
    ['unseen signs', '稳\u200b中\u00ad求进', '稳中求进'],
    ['placeholders', 'X市×县ＸＸ镇', 'x市x县xx镇'],
    ['signs in circles', '㊮㊙㊣', '资秘正'],
    ['figures and enders stay', '增长5.2%。下降1，234！', '增长5.2%。下降1,234!'],
  ])('%s', (_, text, expected) => {
    expect(comparableText(text).text).toBe(expected);
  });

  test('leads back to each unit', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, officialText, neighbourlyText), (source) => {
        const comparable = comparableText(source);
        const { text, offsets } = comparable;
        expect(offsets).toHaveLength(text.length + 1);
        for (let i = 0; i < text.length; i++) {
          if (!/[〇着著覆复了瞭借藉炼链俱具像象座坐画划帐账份分惟唯]/.test(text[i]))
            expect(comparableText(source[offsets[i]]).text).toBe(text[i]);
          expect(offsets[i]).toBeLessThan(offsets[i + 1]);
          expect(comparableOffset(comparable, offsets[i])).toBe(i);
        }
        expect(comparableText(text).text).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
