import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { QUOTE_CONTEXT } from '../../../utils/limits';
import { describe, describeShown } from '../../../utils/quote/describe';
import { anyText } from '../arbitraries';
import { bare } from './naive';

const shown = (text: string, exact: string, gaps: number[] = []) => {
  const start = text.indexOf(exact);
  return describeShown(text, { start, end: start + exact.length }, gaps);
};

suite('describing', () => {
  test.each([
    ['one space for several', '要  坚持\t稳中求进', '稳中求进', '要 坚持 ', ''],
    ['line ends stay', '前一段。\n要坚持稳中求进。\n \n后一段', '稳中求进', '前一段。\n要坚持', '。\n后一段'],
    [
      'wide and no-break spaces within a line stay',
      '要\u3000坚持\u00a0稳中求进',
      '稳中求进',
      '要\u3000坚持\u00a0',
      '',
    ],
  ])('%s', (_, text, exact, prefix, suffix) => {
    expect(shown(text, exact)).toMatchObject({ exact, prefix, suffix, gaps: [] });
  });

  test('the wording has its lines as they are shown, or as they are in the text', () => {
    const text = '　　第一  行。\n\u3000\u3000第二行';
    const span = { start: 2, end: text.length };
    expect(describeShown(text, span, []).exact).toBe('第一 行。\n第二行');
    expect(describe(text, span)).toEqual({ exact: text.slice(2), prefix: '　　', suffix: '' });
  });

  test('a line that wide spaces indent begins at a gap', () => {
    expect(shown('前一段。\n\u3000\u3000稳中求进', '稳中求进')).toEqual({
      exact: '稳中求进',
      prefix: '前一段。\n',
      suffix: '',
      gaps: [5],
    });
    expect(shown('前一段。\n  稳中求进', '稳中求进').gaps).toEqual([]);
  });

  test('gaps are those in surroundings and wording, not those further off', () => {
    const text = `${'远'.repeat(200)}要坚持稳中求进工作总基调${'远'.repeat(200)}`;
    const { prefix, gaps } = shown(text, '稳中求进', [10, 200, 203, 205, 207, 212, 390]);
    expect(gaps.map((gap) => gap - prefix.length)).toEqual([-3, 0, 2, 4, 9]);
  });

  test('no pair is cut, and a gap has the same characters before it as in the text', () => {
    const offsets = fc.array(fc.nat(80), { maxLength: 5 });
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), offsets, (text, a, b, some) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        const known = [...new Set(some.filter((at) => at > 0 && at < text.length))].sort((x, y) => x - y);
        const { exact, prefix, suffix, gaps } = describeShown(text, { start, end }, known);
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(QUOTE_CONTEXT);
        expect(bare(exact)).toBe(bare(text.slice(start, end)));
        expect(bare(text.slice(0, start)).endsWith(bare(prefix))).toBe(true);
        expect(bare(text.slice(end)).startsWith(bare(suffix))).toBe(true);
        const whole = bare(prefix + exact + suffix);
        const left = bare(text.slice(0, start)).length - bare(prefix).length;
        const told = new Set(gaps.map((gap) => bare((prefix + exact + suffix).slice(0, gap)).length));
        for (const at of known) {
          const signs = bare(text.slice(0, at)).length - left;
          if (signs > 0 && signs < whole.length) expect(told).toContain(signs);
        }
        expect(gaps).toEqual([...gaps].sort((x, y) => x - y));
      }),
    );
  });
});
