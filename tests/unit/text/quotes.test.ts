import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpairedQuote, withWholeQuotes } from '../../../utils/text/quotes';

/** The part of a text between the first and the last | of a drawing of it, and the text. */
function drawn(drawing: string) {
  const start = drawing.indexOf('|');
  const end = drawing.lastIndexOf('|') - 1;
  return { text: drawing.replaceAll('|', ''), span: { start, end } };
}

describe('withWholeQuotes', () => {
  test.each([
    ['|增强“四个意识|”、坚定', '增强“四个意识”'],
    ['|四个意识|”、坚定', '四个意识'],
    ['增强“|四个意识|”', '四个意识'],
    ['增强“|四个意识”、坚定“四个自信|”', '“四个意识”、坚定“四个自信”'],
    ['|提出“学习《纲要|》”', '提出“学习《纲要》”'],
    ['|提出「『纲要|』」', '提出「『纲要』」'],
    ['|增强｢四个意识|｣', '增强｢四个意识｣'],
    ['|增强〝四个意识|〞', '增强〝四个意识〞'],
    ['|增强〝四个意识|〟', '增强〝四个意识〟'],
    ['|坚持"稳中|"', '坚持"稳中'],
    ['|提出“坚持稳中|求进”', null],
    ['“坚持稳中|求进”的要求|', null],
    ['|稳中求进》的要求|', null],
    ['|“坚持》|', null],
  ])('%s', (drawing, whole) => {
    const { text, span } = drawn(drawing);
    const found = withWholeQuotes(text, span);
    expect(found && text.slice(found.start, found.end)).toBe(whole);
    expect(unpairedQuote(text, span) >= 0).toBe(whole === null);
  });

  test('what comes back has as many opening as closing quotes, and holds the span', () => {
    const text = fc.array(fc.constantFrom('“', '”', '《', '》', '国', '家')).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (source, a, b) => {
        const [start, end] = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y);
        const whole = withWholeQuotes(source, { start, end });
        if (whole === null) return;
        const part = source.slice(whole.start, whole.end);
        for (const [opening, closing] of ['“”', '《》']) {
          expect(part.split(opening).length).toBe(part.split(closing).length);
        }
        expect(whole.start).toBeLessThanOrEqual(start);
        expect(whole.end).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('the unpaired quote is inside the span', () => {
    const { text, span } = drawn('甲|乙“丙丁|戊”');
    expect(unpairedQuote(text, span)).toBe(2);
  });
});
