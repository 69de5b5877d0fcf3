import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { QUOTE_CONTEXT } from '../../../utils/limits';
import { anchor, EXACT_UNITS, MIN_SIMILARITY, maxErrors } from '../../../utils/quote/anchor';
import { describe, type TextQuoteSelector } from '../../../utils/quote/describe';
import { distance } from '../../../utils/quote/likely-places';
import { comparableText } from '../../../utils/text/comparable';
import type { Span } from '../../../utils/text/span';
import { anyText, officialText } from '../arbitraries';
import { bare, naive } from './naive';

/** The text that a selector is found at, or null. */
function foundIn(text: string, selector: TextQuoteSelector, hint: number | null): string | null {
  const found = anchor(comparableText(text), selector, hint);
  return found && text.slice(found.start, found.end);
}

/** The selector of a wording's nth occurrence in a text, and its position. */
function quoteOf(text: string, exact: string, nth = 0): [TextQuoteSelector, number] {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(exact, start + 1);
  return [describe(text, { start, end: start + exact.length }), start];
}

const filler = '会议听取了各部门的汇报，讨论了下一步的安排，研究了群众反映的问题，并对有关事项作了部署。';
const article = `${filler}要坚持稳中求进工作总基调，扎实推动高质量发展，切实保障和改善民生。${filler}`;

suite('anchor', () => {
  test.each([
    ['line ends and spaces between the characters', '稳中求进工作总基调', '稳中求进\n  工作 总\u3000基调'],
    [
      'a character put in',
      '稳中求进工作总基调，扎实推动高质量发展',
      '稳中求进工作总基调，扎实地推动高质量发展',
    ],
    [
      'a character taken out',
      '稳中求进工作总基调，扎实推动高质量发展',
      '稳中求进工作总基调扎实推动高质量发展',
    ],
    ['two replaced', '稳中求进工作总基调，扎实推动高质量发展', '稳中求进工作总基调，深入推动高质量发展'],
  ])('finds it with %s', (_, before, after) => {
    const [selector, position] = quoteOf(article, before);
    const text = article.replace(before, after);
    expect(foundIn(text, selector, position)).toBe(after);
    const isSame = bare(before) === bare(after);
    expect(anchor(comparableText(text), selector, position)?.isExact).toBe(isSame);
  });

  test.each([
    ['稳中求进', '稳中求变'],
    ['高质量发展', '高速度发展'],
    ['改善民生', '改善民主'],
    ['坚持稳中求进', '坚持稳中求变'],
  ])('%s is not found at %s, though its surroundings are all the same', (before, after) => {
    const [selector, position] = quoteOf(article, before);
    expect(foundIn(article, selector, position)).toBe(before);
    expect(foundIn(article.replace(before, after), selector, position)).toBeNull();
  });

  test('a short wording whose passage was deleted is not found elsewhere', () => {
    const text = `${article}${filler}他说，高质量发展还有很长的路。`;
    const [selector, position] = quoteOf(text, '高质量发展');
    expect(
      foundIn(text.replace('扎实推动高质量发展，切实保障和改善民生。', ''), selector, position),
    ).toBeNull();
  });

  test('a long wording is found wherever it was moved to', () => {
    const wording = '要坚持稳中求进工作总基调，扎实推动高质量发展';
    const [selector, position] = quoteOf(article, wording);
    expect(foundIn(`另据报道，${wording}。完。`, selector, position)).toBe(wording);
  });

  test('changed wording in other surroundings is not found', () => {
    const [selector, position] = quoteOf(article, '稳中求进工作总基调，扎实推动高质量发展');
    const other = '另据报道，稳中求进工作总基调，深入推动高质量增长。完。';
    expect(foundIn(other, selector, position)).toBeNull();
  });

  test('of equal wordings the one with its surroundings, and then the nearest, is taken', () => {
    const text = Array.from({ length: 9 }, (_, i) => `第${i}条，坚持稳中求进，第${i}项。`).join(filler);
    const [selector, position] = quoteOf(text, '稳中求进', 6);
    for (const hint of [position, position - 60, null]) {
      expect(anchor(comparableText(text), selector, hint)?.start).toBe(position);
    }
    const same = '坚持稳中求进。'.repeat(200);
    const [again, at] = quoteOf(same, '稳中求进', 100);
    expect(anchor(comparableText(same), again, at)?.start).toBe(at);
    expect(anchor(comparableText(`新${same}`), again, at)?.start).toBe(at + 1);
  });

  test('without known surroundings the wording alone is enough, changed wording is not', () => {
    const alone = (exact: string) => ({ exact, prefix: '', suffix: '' });
    expect(foundIn(article, alone('稳中求进'), null)).toBe('稳中求进');
    expect(foundIn(article, alone('稳中求进工作总基调，踏实推动高质量发展'), null)).toBeNull();
  });

  test('nothing but white space is nowhere', () => {
    expect(foundIn(article, { exact: ' \n', prefix: '', suffix: '' }, 0)).toBeNull();
    expect(foundIn('', { exact: '稳中求进', prefix: '', suffix: '' }, 0)).toBeNull();
  });

  test('a wording of ten thousand units is found with changes at its ends and in its middle', () => {
    const paragraph = (i: number) => `第${i}段，关于第${i * 7}号文件，${filler}`;
    const long = Array.from({ length: 180 }, (_, i) => paragraph(i))
      .join('')
      .slice(0, 10_000);
    const text = `${filler}开头。${long}结尾。${filler}`;
    const [selector, position] = quoteOf(text, long);
    const last = long.lastIndexOf('并对有关事项作了部署');
    const shorter = `${long.slice(0, last)}并作部署${long.slice(last + 10)}`;
    const now = shorter.replace('讨论了下一步的安排，', '').replace('第90段，关于', '第90段，有关');
    const edited = `新加的${text.replace(long, now)}`;
    const found = foundIn(edited, selector, position) ?? '';
    expect(distance(bare(long), bare(found), 100)).toBeLessThanOrEqual(30);
    expect(found.startsWith('第0段')).toBe(true);
  });
});

/** A text of few characters, so that wordings repeat, or of official pieces, or any UTF-16. */
const pageText = fc.oneof(
  officialText,
  anyText,
  fc
    .array(fc.constantFrom('国', '家', '𠮷', ' ', '\ud842', '\udfb7', '坚持稳中求进'), { maxLength: 80 })
    .map((all) => all.join('')),
  fc.array(officialText, { minLength: 3, maxLength: 6 }).map((all) => all.join('。\n')),
);

interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.oneof(fc.nat(2), fc.nat(20)),
    put: fc.oneof(fc.constantFrom('', '新', '的', '\ud842', ' ', '稳中求变'), anyText),
  }),
  { minLength: 1, maxLength: 4 },
);

function edited(text: string, all: readonly Edit[]): string {
  return all.reduce((before, { at, drop, put }) => {
    const start = Math.floor(at * before.length);
    return before.slice(0, start) + put + before.slice(start + drop);
  }, text);
}

/** A span of a text that neither begins nor ends in white space; null where the text has none. */
function spanIn(text: string, from: number, to: number): Span | null {
  const [a, b] = [from, to].map((part) => Math.floor(part * text.length)).sort((x, y) => x - y);
  const exact = text.slice(a, b + 1);
  const start = a + exact.length - exact.trimStart().length;
  const end = a + exact.trimEnd().length;
  return start < end ? { start, end } : null;
}

suite('anchor, any text', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  test('in an unchanged text the very same span is found', () => {
    fc.assert(
      fc.property(pageText, part, part, (text, from, to) => {
        const span = spanIn(text, from, to);
        fc.pre(span !== null);
        const found = anchor(comparableText(text), describe(text, span), span.start);
        expect(found).toMatchObject({ start: span.start, end: span.end });
      }),
      { numRuns: 1_000 },
    );
  });

  test('after any edits nothing is found, or what is similar enough by the definition', () => {
    let changed = 0;
    fc.assert(
      fc.property(pageText, part, part, edits, (text, from, to, all) => {
        const span = spanIn(text, from, to);
        fc.pre(span !== null);
        const now = edited(text, all);
        const selector = describe(text, span);
        const found = anchor(comparableText(now), selector, span.start);
        if (found === null) return;
        const quote = comparableText(selector.exact).text;
        const errors = naive(quote, comparableText(now.slice(found.start, found.end)).text);
        if (quote === '') return;
        if (errors > 0) changed++;
        expect(errors).toBeLessThanOrEqual(maxErrors(quote.length));
        expect(found.similarity).toBeGreaterThanOrEqual(MIN_SIMILARITY);
        expect(1 - errors / quote.length).toBeGreaterThanOrEqual(0.8);
        if (quote.length <= EXACT_UNITS) expect(errors).toBe(0);
      }),
      { numRuns: 4_000 },
    );
    expect(changed).toBeGreaterThan(8);
  });

  test('no character is cut in two', () => {
    const pieces = ['国', '\ud842\udfb7', '\ud842\udfb8', '\ud841\udfb7', '坚持'];
    const rare = fc.array(fc.constantFrom(...pieces), { minLength: 30, maxLength: 50 });
    let changed = 0;
    fc.assert(
      fc.property(rare, fc.nat(29), fc.constantFrom(...pieces), (all, at, put) => {
        const [before, exact, after] = [all.slice(0, 8), all.slice(8, 22), all.slice(22)].map((each) =>
          each.join(''),
        );
        const text = before + exact + after;
        const selector = describe(text, { start: before.length, end: before.length + exact.length });
        const now = all.with(at, put).join('');
        const found = anchor(comparableText(now), selector, before.length);
        if (found === null) return;
        changed++;
        expect(now.slice(found.start, found.end).isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(100);
  });

  test('surroundings longer than are ever saved count like those', () => {
    fc.assert(
      fc.property(officialText, edits, anyText, (exact, all, more) => {
        fc.pre(exact !== '');
        const text = `${filler}${exact}${filler}`;
        const position = filler.length;
        const selector = describe(text, { start: position, end: position + exact.length });
        expect([selector.prefix.length, selector.suffix.length]).toEqual([QUOTE_CONTEXT, QUOTE_CONTEXT]);
        const longer = { ...selector, prefix: more + selector.prefix, suffix: selector.suffix + more };
        const page = comparableText(edited(text, all));
        expect(anchor(page, longer, position)).toEqual(anchor(page, selector, position));
      }),
    );
  });

  test('one changed unit in a long wording does not lose it', () => {
    const pieces = ['坚持', '稳中求进', '全面', '落实', '任务', '更', '好', '推动', '经济', '发展', '，'];
    const official = fc
      .array(fc.constantFrom(...pieces), { minLength: 60, maxLength: 90 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(official, fc.integer({ min: 0, max: 29 }), (text, at) => {
        const span = { start: 33, end: 63 };
        const now = `${text.slice(0, 33 + at)}新${text.slice(34 + at)}`;
        fc.pre(!now.includes(text.slice(33, 63)));
        const found = anchor(comparableText(now), describe(text, span), span.start);
        expect(found).not.toBeNull();
        expect(Math.abs((found?.start ?? 0) - span.start)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
