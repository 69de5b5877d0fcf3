import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, sourceSpan } from '../../../utils/text/normalise';
import { anyText, neighbourlyText, officialText } from '../arbitraries';

const SLOT = '\u0001';
/** What comes of characters that depend on the word. */
const DEPENDENT = /[着著覆复了瞭借藉炼链俱具像象座坐画划帐账份分惟唯]/;
const FIGURE = '\u0002';

describe('normalise', () => {
  test.each([
    ['', ''],
    ['增强“四个意识”、坚定‘四个自信’', '增强四个意识坚定四个自信'],
    ['『做到』「两个」《维护》〈〉"\'', '做到两个维护'],
    ['貫徹落實中國夢，為了人民', '贯彻落实中国梦,为了人民'],
    ['什么 什麼', '什么什么'],
    ['ＧＤＰ增速，ＡＢ', 'gdp增速,ab'],
    ['坚持，,﹐', '坚持,,,'],
    ['发 展\u00a0理\u2003念\u3000新', '发展理念新'],
    ['发\u00ad展\u200b理\ufe0f念\ufeff\u202e\u0007', '发展理念'],
    ['完。好！吗？是；……吧', '完\n好\n吗\n是\n吧'],
    ['强调：一——（二）【三】\t四\r\n五', '强调\n一\n二\n三\n四\n五'],
    ['左\u3000\u3000右', '左\n右'],
    ['沿著　名家足跡', '沿着名家足迹'],
    ['沿著　　名單', '沿着\n名单'],
    ['著　　名', '着\n名'],
    ['著\u{e0100}\u200b名', '著名'],
    ['二零　　年', '二零\n年'],
    ['二零\u{e0100}三年', '二〇三年'],
    ['二“零”、三', '二〇三'],
    ['a·b&c/d', 'a\nb\nc\nd'],
    ['好😀好☆好カ好é', '好\n好\n好\n好\n'],
    ['𠮷野𠮷󠄀家', '𠮷野𠮷家'],
    ['a\ud800b\udc00', 'a\nb\n'],
    ['a\ud800，b', 'a\n,b'],
    ['⽂件⼯作', '文件工作'],
    ['X市XX届×次××会', `${SLOT}市${SLOT}届${SLOT}次${SLOT}会`],
    ['增长X%、XX％', `增长${SLOT}`],
    ['Xinhua AXX GX5', `xinhuaaxxgx${FIGURE}`],
    ['5X', `${FIGURE}x`],
    ['X X', SLOT],
    ['2020年１２月', `${FIGURE}年${FIGURE}月`],
    ['1,234.5万、12.5%、3 000', `${FIGURE}万${FIGURE}`],
    ['2019，2020。3.', `${FIGURE},${FIGURE}\n${FIGURE}\n`],
    ['%', '\n'],
    ['二〇三五年人人々', '二〇三五年人人々'],
  ])('%j', (source, text) => {
    expect(normalise(source).text).toBe(text);
  });

  test('keeps offsets of the source', () => {
    const { text, starts } = normalise('“六 稳”，2020年XX');
    expect(text).toBe(`六稳,${FIGURE}年${SLOT}`);
    expect([...starts]).toEqual([1, 3, 5, 6, 10, 11, 13]);
  });

  test('short and long texts come out the same', () => {
    const piece = '推动“高质量”发展。';
    const { text, starts } = normalise(piece.repeat(2_000));
    expect(text).toBe(normalise(piece).text.repeat(2_000));
    expect(starts[starts.length - 1]).toBe(piece.length * 2_000);
  });

  const property = (name: string, check: (source: string) => void) =>
    test(name, () => {
      fc.assert(fc.property(fc.oneof(anyText, officialText, neighbourlyText), check), { numRuns: 1_500 });
    });

  property('offsets ascend, within the source, one a unit and one more', (source) => {
    const { text, starts } = normalise(source);
    expect(starts.length).toBe(text.length + 1);
    expect(starts[text.length]).toBe(source.length);
    for (let i = 0; i < text.length; i++) expect(starts[i]).toBeLessThan(starts[i + 1]);
  });

  property('each unit comes from a character that gives it', (source) => {
    const { text, starts } = normalise(source);
    for (let i = 0; i < text.length; i++) {
      const isLow = i > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(i - 1, i + 1));
      const from = isLow ? starts[i] - 1 : starts[i];
      const character = String.fromCodePoint(source.codePointAt(from) as number);
      const alone = normalise(character).text;
      if (text[i] === 'x') expect(character).toMatch(/^[xXｘＸ]$/);
      else if (text[i] === '〇') expect(character).toMatch(/^[〇○◯⭕⭘0０oOｏＯοΟоО零]$/);
      else if (DEPENDENT.test(text[i])) expect(normalise(alone).text).toMatch(DEPENDENT);
      else if (character === '\u3000') expect(source.slice(from, from + 2)).toBe('\u3000\u3000');
      else expect(alone).toContain(text[i]);
    }
  });

  property('no surrogate pair is split', (source) => {
    const { text, starts } = normalise(source);
    expect(text.isWellFormed()).toBe(true);
    for (let i = 0; i < text.length; i++) {
      const splits = /^[\ud800-\udbff][\udc00-\udfff]$/.test(source.slice(starts[i] - 1, starts[i] + 1));
      if (splits) expect(starts[i - 1]).toBe(starts[i] - 1);
    }
  });

  property('twice is the same as once', (source) => {
    const { text } = normalise(source);
    expect(normalise(text).text).toBe(text);
  });

  test('a span of plain units is the source of just these units', () => {
    const plain = officialText.map((text) => text.replace(/[\dX×％%a-z\u3000０-９]/gi, ''));
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), (source, a, b) => {
        const normalised = normalise(source);
        const [start, end] = [a, b].map((n) => n % (normalised.text.length + 1)).sort((x, y) => x - y);
        const wanted = normalised.text.slice(start, end);
        if (!wanted.isWellFormed()) return;
        const span = sourceSpan(normalised, start, end);
        expect(normalise(source.slice(span.start, span.end)).text).toBe(wanted);
      }),
    );
  });

  test('an empty span is where it was asked for, a run reaches to the next unit', () => {
    const normalised = normalise('共“2020”年');
    expect(sourceSpan(normalised, 1, 1)).toEqual({ start: 2, end: 2 });
    expect(sourceSpan(normalised, 0, 1)).toEqual({ start: 0, end: 1 });
    expect(sourceSpan(normalised, 0, 2)).toEqual({ start: 0, end: 7 });
    expect(sourceSpan(normalised, 3, 3)).toEqual({ start: 8, end: 8 });
  });
});
